// What supervisor.test.ts supervises: says that it is up, and when it is told to stop.
console.log(`up ${process.env.NAME}`)
const waiting = setInterval(() => undefined, 1_000)
process.on('SIGTERM', () => {
  console.log(`down ${process.env.NAME}`)
  clearInterval(waiting)
})
