import { whileTemporalIsDown } from './held-down'
import { closed, pageWhen } from './incident-page'
import { adoptPacedPlan, everyone, raise, smallFlood } from './small-events'
import { expectAuditWhole, expectMailsOnce, expectSoundResponse } from './sound-record'
import { until } from './until'
import type { WholeStack } from './whole-stack'
import { startWholeStack } from './whole-stack'

let stack: WholeStack
/** A response whose goods people receive. */
let awaited: string

beforeAll(async () => {
  stack = await startWholeStack()
  await adoptPacedPlan(await stack.as('administrator'))
  awaited = await raise(await stack.sender(), smallFlood('己村'), { ...everyone, receivers: 'none' })
})

afterAll(() => stack.stop())

test('the mail server refuses for a while: the response goes on, mails go out later, one of each', async () => {
  stack.servers.mailbox.refuse(true)
  const incidentId = await raise(await stack.sender(), smallFlood('庚村'))
  await until('three mails wait', async () => {
    const waiting = await stack.rows(
      `SELECT 1 FROM messages WHERE incident_id = $1 AND state = 'queued' AND last_error LIKE '%451%'`,
      [incidentId],
    )
    return waiting.length >= 3
  })
  await until('goods are received meanwhile', async () => {
    const rows = await stack.rows(`SELECT 1 FROM consignments WHERE incident_id = $1 AND status = 'received'`, [
      incidentId,
    ])
    return rows.length > 0
  })
  expect(await stack.rows('SELECT 1 FROM captured_mails')).toEqual([])
  stack.servers.mailbox.refuse(false)
  await closed(stack, incidentId)
  await until('every mail has gone out', async () => {
    const waiting = await stack.rows(`SELECT 1 FROM messages WHERE state <> 'handed-over'`)
    return waiting.length === 0
  })
  const mails = await expectSoundResponse(stack, incidentId)
  expect(mails.length).toBeGreaterThanOrEqual(3)
  expect(mails.filter(({ captured, handOvers }) => captured !== 1 || handOvers !== 1)).toEqual([])
})

type Kept = { documentId: string }
type Note = { key: string; handedOn: boolean; outcome: string }

test('an alert, a receipt and an unreadable file arrive while Temporal is down: none is lost', async () => {
  const [sender, receiver] = [await stack.sender(), await stack.as('receiver')]
  const officer = await stack.as('duty-officer')
  const { consignments } = await pageWhen(officer, awaited, 'goods have arrived', (page) =>
    page.consignments.every(({ status }) => status === 'arrived'),
  )
  const [first, ...others] = consignments.map(({ id }) => id)
  const notes = await Promise.all(consignments.map(({ id }) => noteOf(id)))
  const exercise = encodeURIComponent(JSON.stringify({ pace: 1, standIns: everyone }))
  const [alert, file, receipt] = await whileTemporalIsDown(stack, () =>
    Promise.all([
      sender.post<Kept>(`/alerts?exercise=${exercise}`, smallFlood('辛村')),
      sender.post<Kept>('/alerts?fileName=alert.xml', '<alert>cut off in the mid'),
      receiver.post<Note>(`/consignments/${first}/goods-received`, notes[0]),
    ]),
  )
  expect([alert.status, file.status, receipt.status]).toEqual([202, 202, 202])
  expect(receipt.body).toMatchObject({ handedOn: false, outcome: 'waiting' })
  await until('the alert is taken', async () => {
    const rows = await stack.rows(`SELECT 1 FROM alerts WHERE document_id = $1 AND disposition = 'started'`, [
      alert.body.documentId,
    ])
    return rows.length === 1
  })
  const queue = await until('the file lies in the review queue', async () => {
    const { body } = await officer.get<{ items: { documentId: string; kind: string }[] }>('/review-items?state=open')
    return body.items.find(({ documentId }) => documentId === file.body.documentId)
  })
  expect(queue.kind).toBe('unreadable')
  await until('the receipt is booked', async () => {
    const rows = await stack.rows(`SELECT 1 FROM consignments WHERE id = $1 AND status = 'received'`, [first])
    return rows.length === 1
  })
  for (const [index, id] of others.entries()) {
    await until(`${id} is received`, async () => {
      const { status } = await receiver.post(`/consignments/${id}/goods-received`, notes[index + 1])
      return status === 200
    })
  }
  const again = await receiver.post<Note>(`/consignments/${first}/goods-received`, notes[0])
  expect(again).toMatchObject({ status: 200, body: { outcome: 'done' } })
  await closed(stack, awaited)
  expect(await stack.rows('SELECT 1 FROM goods_received_notes WHERE consignment_id = $1', [first])).toHaveLength(1)
  await expectSoundResponse(stack, awaited)
  await expectMailsOnce(stack, awaited)
  await expectAuditWhole(stack)
})

/** Everything that was sent, received whole. */
async function noteOf(consignmentId: string) {
  const lines = await stack.rows<{ itemCode: string; received: number }>(
    'SELECT item_code AS "itemCode", sent AS received FROM consignment_lines WHERE consignment_id = $1',
    [consignmentId],
  )
  const key = `note of ${consignmentId}`.slice(0, 60)
  return { key, signedBy: '王秀英', lines: lines.map((line) => ({ ...line, damaged: 0 })) }
}
