import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

/** The papers that acts have made, each a page to print. */
export function Documents({ documents }: { documents: readonly Schemas['SupplyDocument'][] }) {
  const { t } = useTranslation()
  const { name } = useWords()
  if (documents.length === 0) return <p className="quiet">{t('sources.order.noDocuments')}</p>
  return (
    <ul className="header-line">
      {documents.map((each) => (
        <li key={`${each.document} ${each.version}`}>
          <a href={each.path} target="_blank" rel="noreferrer">
            {name(each)}
          </a>{' '}
          <span className="quiet">
            <At instant={each.at} />
          </span>
        </li>
      ))}
    </ul>
  )
}
