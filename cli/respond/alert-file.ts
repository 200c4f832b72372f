import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Instant } from '../../domain/time/instant'
import { readDocument } from '../../intake/read-document'
import { WrongCall } from '../operator-main'

export type AlertFile = {
  readonly name: string
  readonly body: Buffer
  /** The alert's own time: it is played as of then. */ readonly at: Instant
}

/** Reads an alert file and finds the time it was sent at. A file with no complete alert is a wrong call, in words. */
export function readAlertFile(path: string): AlertFile {
  const body = readBody(path)
  const name = basename(path)
  const read = readDocument({ body, contentType: null, fileName: name, receivedAt: '1970-01-01T00:00:00.000Z' })
  if (read.outcome === 'unreadable')
    throw new WrongCall(`${path} can't be read: ${read.reasons.map((reason) => reason.key).join(', ')}`)
  const sent = read.alerts.flatMap((each) => each.alert.sentAt ?? []).sort()[0]
  if (sent === undefined) throw new WrongCall(`${path} does not say when it was sent`)
  return { name, body, at: sent }
}

function readBody(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new WrongCall(`${path} can't be opened`)
  }
}
