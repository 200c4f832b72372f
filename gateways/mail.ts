import { createTransport } from 'nodemailer'

export type Mail = {
  readonly messageId: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Hands mails to a mail server; resolves when it has taken the mail, rejects when it refused or can't be reached. */
export interface MailGateway {
  send(mail: Mail): Promise<void>
  close(): void
}

/** @param from address that mails come from, `name <address>` */
export function createMailGateway(smtpUrl: string, from: string): MailGateway {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  })
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: mail.to,
        messageId: mail.messageId,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}
