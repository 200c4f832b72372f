import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start'

/** Who the server runs as: PostgreSQL refuses to run as root. Undefined where we are an ordinary user already. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/** Where a server of root's keeps what its account must reach when the checkout lies in a closed folder. */
const openFolder = '/var/lib/muster'

export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  if (!found) throw new CannotStart('PostgreSQL does not run as root and there is no user postgres: add one.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

/** Whether the account may walk down to this path: every folder above it must let others pass. */
export function isPassable(path: string, account: ServerAccount): boolean {
  let folder = dirname(resolve(path))
  for (;;) {
    const { mode, uid } = statSync(folder)
    const mayPass = uid === account.uid ? mode & 0o100 : mode & 0o001
    if (!mayPass) return false
    if (folder === dirname(folder)) return true
    folder = dirname(folder)
  }
}

/** The server's programs where its account can run them: as installed, or a copy when they lie in a closed folder. */
export function reachablePrograms(native: string, version: string, account: ServerAccount | undefined): string {
  if (!account || isPassable(join(native, 'bin', 'postgres'), account)) return native
  const copy = join(openFolder, `postgres-${version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${randomBytes(4).toString('hex')}`
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  return copy
}

/** Makes the data directory's place: where its account can't reach it, a link to a folder that it can reach. */
export function prepareDataPlace(dataDir: string, account: ServerAccount | undefined): void {
  mkdirSync(dirname(dataDir), { recursive: true })
  if (!account || existsSync(dataDir) || isPassable(dataDir, account)) return
  const place = join(openFolder, `data-${randomBytes(6).toString('hex')}`)
  mkdirSync(place, { recursive: true })
  chownSync(place, account.uid, account.gid)
  symlinkSync(place, dataDir)
}
