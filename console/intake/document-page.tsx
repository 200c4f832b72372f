import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page, Panel } from '../parts/page'
import { useWords } from '../parts/words'
import { shownSecond } from '../time/shown'
import { AlertTable } from './alert-table'
import { RawDocument } from './raw-document'
import { ReviewTable } from './review-table'

const rereadMs = 1_500

/** What arrived, and what was made of it; asked again while it is being read. */
export function DocumentPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const document = useQuery({
    queryKey: ['alert', 'document', id],
    queryFn: () => taken(api.GET('/api/v1/alert-documents/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.consumedAt === null ? rereadMs : false),
  })
  return (
    <Page title={t('intake.document.title')}>
      <Loaded query={document}>{(answer) => <DocumentView document={answer} />}</Loaded>
    </Page>
  )
}

function DocumentView({ document }: { document: Schemas['AlertDocumentDetail'] }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <DocumentFacts document={document} />
      {document.consumedAt === null && (
        <p role="status" className="quiet">
          {t('intake.document.reading')}
        </p>
      )}
      {document.alerts.length > 0 && <AlertTable caption={t('intake.document.alerts')} rows={document.alerts} />}
      {document.reviewItems.length > 0 && (
        <ReviewTable caption={t('intake.document.review')} items={document.reviewItems} />
      )}
      <Panel title={t('intake.document.raw')}>
        <RawDocument documentId={document.id} />
      </Panel>
    </div>
  )
}

export function DocumentFacts({ document }: { document: Schemas['AlertDocumentSummary'] }) {
  const { t } = useTranslation()
  const { word, number } = useWords()
  const facts = [
    [t('intake.document.received'), shownSecond(document.receivedAt)],
    [t('intake.document.channel'), word('channel', document.channel)],
    [t('intake.document.sender'), document.sender],
    [t('intake.document.file'), document.fileName ?? '—'],
    [t('intake.document.type'), document.contentType ?? '—'],
    [t('intake.document.size'), t('intake.document.bytes', { bytes: number(document.sizeBytes) })],
    [t('intake.document.state'), word('documentState', document.state)],
  ] as const
  return (
    <dl className="fields">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
