import type { AddressObject } from 'mailparser'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { freePort, requireFreePort } from './ports'

export interface CapturedMail {
  readonly messageId: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly receivedAt: string
  readonly raw: string
}

export interface Mailbox {
  readonly port: number
  readonly smtpUrl: string
  /** From now on every mail is turned away for the time being, as by a server in trouble; false ends it. */
  refuse(refusing: boolean): void
  stop(): Promise<void>
}

interface MailboxOptions {
  readonly port?: number
  /** A mail is accepted only when this has resolved: what we said we have, we keep. */
  readonly onMail: (mail: CapturedMail) => void | Promise<void>
}

const largestMailBytes = 20 * 1024 * 1024

/** A local mail server that delivers nowhere: every mail is parsed and handed over. */
export async function startMailbox({ port: wanted, onMail }: MailboxOptions): Promise<Mailbox> {
  const port = wanted ? await requireFreePort(wanted, 'the mailbox') : await freePort()
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: largestMailBytes,
    onMailFrom: (_address, _session, done) => done(refusing ? temporaryRefusal() : null),
    onData: (stream, session, done) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      readAll(stream)
        .then((raw) => captureMail(raw, recipients))
        .then(onMail)
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        )
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    refuse: (now) => {
      refusing = now
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function temporaryRefusal(): Error {
  return Object.assign(new Error('Try again later'), { responseCode: 451 })
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function captureMail(raw: Buffer, recipients: readonly string[]): Promise<CapturedMail> {
  const parsed = await simpleParser(raw)
  return {
    messageId: parsed.messageId ?? '',
    from: addressText(parsed.from),
    to: recipients,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    receivedAt: new Date().toISOString(),
    raw: raw.toString('utf8'),
  }
}

function addressText(address: AddressObject | undefined): string {
  return address?.text ?? ''
}
