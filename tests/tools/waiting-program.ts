// What run.test.ts runs: prints its arguments, waits, and says how it was told to stop.
if (process.argv.includes('--wait')) {
  const waiting = setInterval(() => undefined, 1_000)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      clearInterval(waiting)
      console.log(`stopped by ${signal}`)
      process.exitCode = 7
    })
  }
} else {
  process.exitCode = 3
}
// last, since the tests send a signal as soon as they have read it
console.log(JSON.stringify(process.argv.slice(2)))
