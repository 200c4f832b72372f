import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, startApiUnderTest } from './api-under-test'

const folder = mkdtempSync(join(tmpdir(), '.muster-console-'))
let under: ApiUnderTest
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Muster</title>')
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}')
  under = await startApiUnderTest({ temporal: NOWHERE, consoleDir: folder })
})
afterAll(async () => {
  await under.close()
  rmSync(folder, { recursive: true })
})

test('every address of the console answers with its page, fetched afresh', async () => {
  for (const path of ['/', '/incidents/inc-1', '/sign-in']) {
    const page = await request(under.api.app).get(path).set('Accept', 'text/html').expect(200)
    expect(page.text).toContain('<title>Muster</title>')
    expect(page.headers['cache-control']).toBe('no-cache')
  }
})

test('files with a hash in their name are kept for ever', async () => {
  const file = await request(under.api.app).get('/assets/main-abc.js').expect(200)
  expect(file.headers['cache-control']).toContain('immutable')
})

test('a file that is not there and an address of the API get no page', async () => {
  const missing = await request(under.api.app).get('/assets/gone.js').set('Accept', '*/*').expect(404)
  expect(bodyOf(missing).code).toBe('not-found')
  await request(under.api.app).get('/api/v1/nothing').set('Accept', 'text/html').expect(404)
})
