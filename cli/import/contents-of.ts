import { readFileSync } from 'node:fs'
import { CannotStart } from '../../dev/cannot-start'

/** A file's bytes, or one sentence that says why there are none. */
export function contentsOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CannotStart(`The file can't be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
