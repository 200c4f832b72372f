import { useTranslation } from 'react-i18next'
import { serverNow } from '../time/server-now'
import { dayInBeijing } from '../time/shown'

/** The day by which a source is to be surveyed again; past days say so in shape and word. */
export function SurveyDue({ dueOn }: { dueOn: string | null }) {
  const { t } = useTranslation()
  if (dueOn === null) return <>—</>
  if (dueOn >= dayInBeijing(serverNow())) return <span className="nowrap">{dueOn}</span>
  return <span className="late nowrap">▲ {t('sources.overdue', { day: dueOn })}</span>
}
