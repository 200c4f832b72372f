import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A home that goes with the run. Passable, so that a root's PostgreSQL keeps its data in it and nothing stays elsewhere. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  chmodSync(home, 0o711)
  return home
}
