import { useTranslation } from 'react-i18next'
import { useMay } from '../app/permissions'
import { Page } from '../parts/page'
import { ApiKeys } from './api-keys'
import { FeedWatches } from './feed-watches'

export function FeedsPage() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Page title={t('office.feeds.title')}>
      <div className="stack">
        <FeedWatches />
        {may('listApiKeys') && <ApiKeys />}
      </div>
    </Page>
  )
}
