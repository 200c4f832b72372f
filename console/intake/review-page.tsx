import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { ReviewTable } from './review-table'

const states = ['open', 'completed', 'merged', 'set-aside'] as const

/** Alerts that wait for a person, with the reason in words. Nothing is ever dropped from here. */
export function ReviewPage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, setSearch] = useSearchParams()
  const state = states.find((each) => each === search.get('state')) ?? 'open'
  const items = useQuery({
    queryKey: ['review-items', state],
    queryFn: () => taken(api.GET('/api/v1/review-items', { params: { query: { state, limit: 200 } } })),
  })
  return (
    <Page title={t('intake.review.title')}>
      <div className="filters">
        <Segmented
          aria-label={t('intake.review.state')}
          value={state}
          options={states.map((value) => ({ value, label: word('reviewState', value) }))}
          onChange={(value) => setSearch(value === 'open' ? {} : { state: value })}
        />
      </div>
      <Loaded query={items}>
        {(answer) => (
          <ReviewTable
            caption={t('intake.review.caption', { state: word('reviewState', state) })}
            items={answer.items}
          />
        )}
      </Loaded>
    </Page>
  )
}
