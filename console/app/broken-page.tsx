import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useRouteError } from 'react-router'
import { Page } from '../parts/page'

/** A page that broke: said in words, the rest of the console goes on. */
export function BrokenPage() {
  const { t } = useTranslation()
  const failure = useRouteError()
  // A page's code that is gone from the server means that a newer console is there.
  const newer = failure instanceof TypeError && /import|fetch/i.test(failure.message)
  return (
    <div className="stack" role="alert">
      <h1>{newer ? t('shell.states.newer') : t('shell.states.crashed')}</h1>
      <p>{newer ? t('shell.states.newerDetail') : t('shell.states.crashedDetail')}</p>
      {failure instanceof Error && !newer && <pre className="quiet">{failure.message}</pre>}
      <div>
        <Button type="primary" onClick={() => location.reload()}>
          {t('shell.states.reload')}
        </Button>
      </div>
    </div>
  )
}

export function MissingPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('shell.states.notFound')}>
      <Link to="/incidents">{t('shell.states.home')}</Link>
    </Page>
  )
}
