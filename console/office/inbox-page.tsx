import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page, Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'

type Mail = Schemas['CapturedMail']

/** Staging: every mail that would have gone out, and the links in it, so that an exercise can be followed to its end. */
export function InboxPage() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const chosen = search.get('mail')
  const mails = useQuery({
    queryKey: ['mails'],
    queryFn: () => taken(api.GET('/api/v1/captured-mails', { params: { query: { limit: 200 } } })),
  })
  return (
    <Page title={t('office.inbox.title')}>
      <p className="quiet">{t('office.inbox.linksLive')}</p>
      <div className="inbox">
        <Loaded query={mails}>{({ items }) => <MailTable mails={items} chosen={chosen} />}</Loaded>
        {chosen === null ? (
          <p className="quiet">{t('office.inbox.pick')}</p>
        ) : (
          <MailView key={chosen} id={Number(chosen)} />
        )}
      </div>
    </Page>
  )
}

function MailTable({ mails, chosen }: { mails: readonly Mail[]; chosen: string | null }) {
  const { t } = useTranslation()
  const columns: readonly Column<Mail>[] = [
    { key: 'at', title: t('office.inbox.at'), cell: (row) => <At instant={row.receivedAt} /> },
    {
      key: 'subject',
      title: t('office.inbox.subject'),
      header: true,
      cell: (row) => <Link to={`?mail=${row.id}`}>{row.subject}</Link>,
    },
    { key: 'to', title: t('office.inbox.to'), cell: (row) => row.to.join(', ') },
  ]
  return (
    <PlainTable
      caption={t('office.inbox.caption')}
      showCaption
      columns={columns}
      rows={mails}
      rowKey={(row) => String(row.id)}
      rowClass={(row) => (String(row.id) === chosen ? 'chosen' : undefined)}
      empty={t('office.inbox.none')}
    />
  )
}

const views = ['html', 'text'] as const

function MailView({ id }: { id: number }) {
  const { t } = useTranslation()
  const [view, setView] = useState<(typeof views)[number]>('html')
  const mail = useQuery({
    queryKey: ['mail', id],
    queryFn: () => taken(api.GET('/api/v1/captured-mails/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  })
  return (
    <Loaded query={mail}>
      {(answer) => (
        <Panel
          title={answer.subject}
          extra={
            <Segmented
              size="small"
              value={view}
              options={views.map((value) => ({ value, label: t(`office.inbox.${value}`) }))}
              onChange={setView}
            />
          }
        >
          <p className="quiet">
            {answer.from} → {answer.to.join(', ')} · <At instant={answer.receivedAt} />
          </p>
          {view === 'html' && answer.bodyHtml !== '' ? (
            <iframe
              className="mail-frame"
              title={t('office.inbox.frame')}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
              srcDoc={`<base target="_blank">${answer.bodyHtml}`}
            />
          ) : (
            <pre>{answer.bodyText}</pre>
          )}
          <MailLinks text={answer.bodyText} />
        </Panel>
      )}
    </Loaded>
  )
}

/** Links of a mail as links of the page, so that they can be found and followed by keyboard. */
function MailLinks({ text }: { text: string }) {
  const { t } = useTranslation()
  const links = [...new Set(text.match(/https?:\/\/[^\s<>"）)]+/g) ?? [])]
  if (links.length === 0) return null
  return (
    <section aria-label={t('office.inbox.links')}>
      <h3>{t('office.inbox.links')}</h3>
      <ul>
        {links.map((link) => (
          <li key={link}>
            <a href={link} target="_blank" rel="noreferrer">
              {/\/a\//.test(link) ? t('office.inbox.acknowledge') : link}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
