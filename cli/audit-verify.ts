import { Client } from 'pg'
import { readConfig } from '../config'
import { verifyAudit } from '../database/audit'
import { runAsMain } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Proves the audit log: recomputes every link of its hash chain, or names the first broken one (exit status 1).

  npm run audit:verify

DATABASE_URL names the database; without it the embedded one is used.
`

const why = {
  number: 'an entry is missing before it',
  'previous-hash': 'it does not follow on the entry before it',
  hash: 'its content was changed after it was written',
} as const

export async function auditVerifyCommand(): Promise<number> {
  const check = await withDatabase(readConfig(process.env), async (url) => {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      return await verifyAudit(client)
    } finally {
      await client.end()
    }
  })
  if (check.outcome === 'whole') {
    process.stdout.write(`审计链完整 The audit log is whole: ${check.entries} entries, last hash ${check.lastHash}\n`)
    return 0
  }
  process.stdout.write(`审计链断裂 The audit log is broken at entry ${check.seq}: ${why[check.why]}.\n`)
  return 1
}

if (require.main === module) void runAsMain(usage, auditVerifyCommand)
