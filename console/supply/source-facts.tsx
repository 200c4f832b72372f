import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'
import type { SourceDetail } from './source-page'
import { SurveyDue } from './survey-due'
import type { TermField } from './term-fields'
import { termFields } from './term-fields'

/** The terms by name and unit, how it kept its word, when it is surveyed, and what it depends on. */
export function SourceFacts({ source }: { source: SourceDetail }) {
  const { t } = useTranslation()
  const { percent, language } = useWords()
  const shown = useTermText(source)
  const { rating } = source
  const fields = source.kind === 'stock' ? [] : termFields[source.kind]
  return (
    <dl className="fields">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{t(`sources.term.${field.name}`)}</dt>
          <dd>{shown(field)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('sources.rating')}</dt>
        <dd>
          {rating === null || rating.orders === 0
            ? t('sources.notRated')
            : t('sources.rated', {
                orders: rating.orders,
                onTime: rating.onTimeShare === null ? '—' : percent(rating.onTimeShare),
                quantity: rating.quantityShare === null ? '—' : percent(rating.quantityShare),
              })}
        </dd>
      </div>
      <div>
        <dt>{t('sources.survey')}</dt>
        <dd>
          {source.surveyedOn ?? t('sources.notSurveyed')} · {t('sources.surveyDue')}{' '}
          <SurveyDue dueOn={source.surveyDueOn} />
        </dd>
      </div>
      <div>
        <dt>{t('sources.dependsOn')}</dt>
        <dd>
          {source.dependsOn.length === 0 && '—'}
          {source.dependsOn.map((each, place) => {
            const party = source.upstream.find(({ id }) => id === each)
            return (
              <span key={each}>
                {place > 0 && t('plan.cost.between')}
                {party === undefined ? (
                  each
                ) : (
                  <Link to={`/sources/${each}`}>{language === 'zh' ? party.partyZh : party.partyEn}</Link>
                )}
              </span>
            )
          })}
        </dd>
      </div>
    </dl>
  )
}

function useTermText({ terms, ...item }: SourceDetail): (field: TermField) => string {
  const { t } = useTranslation()
  const { number, unit, yuan } = useWords()
  const values: Readonly<Record<string, unknown>> = terms
  return ({ name, type }) => {
    const value = values[name]
    if (typeof value === 'string') return type === 'instant' ? shownMinute(value) : value
    if (typeof value !== 'number') return '—'
    if (type === 'yuan') return yuan(value)
    if (type === 'units') return `${number(value)} ${unit(item)}`
    return type === 'hours' || type === 'minutes' || type === 'days'
      ? t(`sources.unit.${type}`, { count: value })
      : number(value)
  }
}
