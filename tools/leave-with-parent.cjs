'use strict'
// Preloaded into every process of ours that another one starts: when the parent is gone, however it went,
// this process stops as if it had been told to, and does not outlive it.
const patienceMs = 20_000

if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs).unref()
  })
}
