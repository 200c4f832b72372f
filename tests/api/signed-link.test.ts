import request from 'supertest'
import type { LinkClaims } from '../../gateways/signed-link'
import { signLink } from '../../gateways/signed-link'
import type { ApiUnderTest } from './api-under-test'
import { SECRET, startApiUnderTest } from './api-under-test'
import { anIncident } from './rows'

let under: ApiUnderTest
let claims: LinkClaims
beforeAll(async () => {
  under = await startApiUnderTest()
  const incidentId = await anIncident(under.database)
  const { pool } = under.database
  await pool.query(
    `INSERT INTO deadlines (id, incident_id, rule, edition, subject, starts_at, due_at, predicted_at)
     VALUES ('d1', $1, 'first-batch-24h', '2026-11', $1, '2026-11-24T00:00Z', '2026-11-25T00:00Z', '2026-11-25T02:30Z')`,
    [incidentId],
  )
  await pool.query(
    `INSERT INTO escalations (id, incident_id, deadline_id, cause, facts, opened_at) VALUES ('e1', $1, 'd1', 'slip-predicted', '{}', now())`,
    [incidentId],
  )
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  claims = { escalationId: 'e1', rung: 0, post: 'duty-officer', name: '陈晓梅 <b>', userName: 'chen.xm', expiresAt }
})
afterAll(() => under.close())

test('the page says what, where, how late, to whom, and has one button that needs no script', async () => {
  const token = signLink(SECRET, claims)
  const page = await request(under.api.app).get(`/a/${token}`).expect(200)
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  for (const words of ['演练', '首批物资24小时到位', '积石山地震', '2026-11-25 08:00', '2 小时 30 分', '值班员'])
    expect(page.text).toContain(words)
  expect(page.text).toContain('陈晓梅 &lt;b&gt;')
  expect(page.text).not.toContain('<script')
  expect(page.text.match(/<button/g)).toHaveLength(1)
  expect(page.text).toContain(`action="/a/${token}/acknowledge?lang=zh"`)
  const english = await request(under.api.app).get(`/a/${token}?lang=en`).expect(200)
  expect(english.text).toContain('first batch within 24 h')
})

test('opening it changes nothing', async () => {
  const { rows } = await under.database.pool.query(`SELECT state FROM escalations WHERE id = 'e1'`)
  expect(rows).toEqual([{ state: 'open' }])
})

test('a link that was tampered with or has run out has no button', async () => {
  const forged = signLink('another secret of more than 32 characters!!', claims)
  const old = signLink(SECRET, { ...claims, expiresAt: '2026-01-01T00:00:00.000Z' })
  const [tampered, expired] = await Promise.all(
    [forged, old].map((token) => request(under.api.app).get(`/a/${token}`).expect(200)),
  )
  expect(tampered?.text).toContain('链接无效')
  expect(expired?.text).toContain('该链接已过期')
  expect(`${tampered?.text}${expired?.text}`).not.toContain('<button')
  const pressed = await request(under.api.app).post(`/a/${old}/acknowledge`).expect(200)
  expect(pressed.text).toContain('该链接已过期')
})

test('a second officer is told who has it', async () => {
  await under.database.pool.query(
    `UPDATE escalations SET state = 'acknowledged', acknowledged_by = '刘建军', acknowledged_at = now() WHERE id = 'e1'`,
  )
  const page = await request(under.api.app)
    .post(`/a/${signLink(SECRET, claims)}/acknowledge`)
    .expect(200)
  expect(page.text).toContain('已由刘建军确认')
})
