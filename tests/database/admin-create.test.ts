import { createAdministrator, faultOf } from '../../cli/admin-create'
import { verifyPassword } from '../../database/accounts/password'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'

const chief = { username: 'chief', name: '林思远', email: 'chief@muster.example', password: 'long-enough-4-now' }

let database: TestDatabase
let db: Database

beforeEach(async () => {
  database = await createTestDatabase({ seeded: false })
  db = openDatabase(database.url)
})

afterEach(async () => {
  await db.close()
  await database.drop()
})

test('the first administrator is made on a database without reference network', async () => {
  expect(await createAdministrator(database.url, chief, '620000')).toBe('created')
  const user = await db.prisma.user.findFirstOrThrow({ include: { account: true, postHoldings: true } })
  expect(user).toMatchObject({
    username: 'chief',
    account: [{ providerId: 'credential', accountId: user.id }],
    postHoldings: [{ post: 'administrator', areaCode: '620000' }],
  })
  expect(await verifyPassword(user.account[0]?.password ?? '', chief.password)).toBe(true)
  expect(await db.prisma.area.findMany({ select: { code: true }, orderBy: { code: 'asc' } })).toEqual([
    { code: '100000' },
    { code: '620000' },
  ])
})

test('a name that is taken keeps its account and password', async () => {
  await createAdministrator(database.url, chief, '100000')
  expect(await createAdministrator(database.url, { ...chief, password: 'another-password' }, '100000')).toBe('taken')
  const [account] = await db.prisma.account.findMany()
  expect(await verifyPassword(account?.password ?? '', chief.password)).toBe(true)
})

test('an area that is not in the reference network makes no account', async () => {
  expect(await createAdministrator(database.url, chief, '999999')).toBe('bad-area')
  expect(await db.prisma.user.count()).toBe(0)
})

test.each([
  [{ username: 'x' }, 'admin.bad-username'],
  [{ username: '林思远' }, 'admin.bad-username'],
  [{ email: 'nowhere' }, 'admin.bad-email'],
  [{ password: 'too-short' }, 'admin.bad-password'],
  [{}, undefined],
])('%j is answered with %s', (change, fault) => {
  expect(faultOf({ ...chief, ...change })).toBe(fault)
})
