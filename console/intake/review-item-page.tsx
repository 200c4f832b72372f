import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import { Page, Panel } from '../parts/page'
import { reasonText } from '../parts/reason-text'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'
import { DocumentFacts } from './document-page'
import { NormalForm } from './normal-form'
import { RawDocument } from './raw-document'
import { ReviewCompletionForm } from './review-completion-form'
import { MergeReviewAct, SetAsideAct } from './review-acts'

export type ReviewItemDetail = Schemas['ReviewItemDetail']

export function ReviewItemPage() {
  const { id = '' } = useParams()
  const item = useQuery({
    queryKey: ['review-item', id],
    queryFn: () => taken(api.GET('/api/v1/review-items/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={item}>{(answer) => <ReviewItemView item={answer} />}</Loaded>
}

/** Why it waits, what to do about it, then what could be read and the document as it came. */
function ReviewItemView({ item }: { item: ReviewItemDetail }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  return (
    <Page
      title={item.headline ?? item.fileName ?? t('intake.review.item')}
      lead={
        <div className="incident-header">
          <strong>{word('reviewKind', item.kind)}</strong>
          <ul className="reasons">
            {item.reasons.map((reason, index) => (
              <li key={`${reason.key} ${index}`}>{reasonText(reason, language)}</li>
            ))}
          </ul>
        </div>
      }
    >
      <div className="stack">
        <ReviewActs item={item} />
        <Panel title={t('intake.review.could')}>
          <NormalForm form={item.alert?.body ?? item.partial} />
        </Panel>
        <Panel title={t('intake.document.raw')}>
          <DocumentFacts document={item.document} />
          <RawDocument documentId={item.documentId} />
        </Panel>
      </div>
    </Page>
  )
}

function ReviewActs({ item }: { item: ReviewItemDetail }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const may = useMay()
  const actor = useActor()
  if (item.state !== 'open') {
    return (
      <p>
        {t('intake.review.resolved', {
          state: word('reviewState', item.state),
          by: item.resolvedBy === null ? '—' : actor(item.resolvedBy),
          at: item.resolvedAt === null ? '—' : shownMinute(item.resolvedAt),
        })}
      </p>
    )
  }
  if (!may('completeReviewItem')) return <p className="quiet">{t('intake.review.notYours')}</p>
  return (
    <>
      <ReviewCompletionForm item={item} />
      <div className="acts">
        <MergeReviewAct item={item} />
        <SetAsideAct item={item} />
      </div>
    </>
  )
}
