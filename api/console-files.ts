import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import express from 'express'
import type { RequestHandler } from 'express'

const yearMs = 365 * 24 * 3_600_000

/** The built console: files with a hash in their name for ever, its page afresh each time, and that page for every address of it. */
export function consoleFiles(folder: string): RequestHandler[] {
  const root = resolve(folder)
  const page = join(root, 'index.html')
  const files = express.static(root, {
    index: false,
    setHeaders: (res, path) => {
      if (path.startsWith(join(root, 'assets')))
        res.set('Cache-Control', `public, max-age=${yearMs / 1_000}, immutable`)
      else res.set('Cache-Control', 'no-cache')
    },
  })
  const fallback: RequestHandler = (req, res, next) => {
    const isFile = req.path.startsWith('/api/') || req.path.startsWith('/assets/')
    const isPage = req.method === 'GET' && !isFile && req.accepts('html') === 'html'
    if (!isPage || !existsSync(page)) return next()
    res.set('Cache-Control', 'no-cache').sendFile('index.html', { root })
  }
  return [files, fallback]
}
