import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { RequestHandler } from 'express'

type Tally = { count: number; seconds: number }

/** Requests by route and status, as Prometheus reads them; served on a port of its own. */
export function createMetrics() {
  const requests = new Map<string, Tally>()
  let open = 0
  const count: RequestHandler = (req, res, next) => {
    const startedAt = performance.now()
    open += 1
    res.once('close', () => {
      open -= 1
      const route: unknown = req.route
      const path = isNamed(route) ? route.path : 'other'
      const labels = `method="${req.method}",route="${path}",status="${res.statusCode}"`
      const tally = requests.get(labels) ?? { count: 0, seconds: 0 }
      tally.count += 1
      tally.seconds += (performance.now() - startedAt) / 1_000
      requests.set(labels, tally)
    })
    next()
  }
  const text = (): string => {
    const lines = [...requests].flatMap(([labels, { count: n, seconds }]) => [
      `muster_api_request_seconds_count{${labels}} ${n}`,
      `muster_api_request_seconds_sum{${labels}} ${seconds.toFixed(6)}`,
    ])
    const head = ['# TYPE muster_api_request_seconds summary', ...lines, '# TYPE muster_api_requests_open gauge']
    return `${[...head, `muster_api_requests_open ${open}`].join('\n')}\n`
  }
  return { count, text }
}

export type Metrics = ReturnType<typeof createMetrics>

function isNamed(route: unknown): route is { path: string } {
  return typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
}

/** The metrics port answers nothing but /metrics. */
export function metricsServer(metrics: Metrics): Server {
  return createServer((req, res) => {
    if (req.url !== '/metrics') return void res.writeHead(404).end()
    res.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' }).end(metrics.text())
  })
}
