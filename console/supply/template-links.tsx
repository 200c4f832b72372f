import { useTranslation } from 'react-i18next'
import { useLanguage } from '../app/preferences'
import type { ImportKind } from './exchange-page'

const formats = ['xlsx', 'csv'] as const

/** An empty file to fill in, with headings in the reader's language; both languages are read. */
export function TemplateLinks({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const headings = useLanguage()
  return (
    <p className="header-line">
      <span>{t('exchange.template')}</span>
      {formats.map((format) => (
        <a key={format} href={`/api/v1/import-templates/${kind}?${new URLSearchParams({ format, headings })}`} download>
          {format.toUpperCase()}
        </a>
      ))}
      <span className="quiet">{t('exchange.templateNote')}</span>
    </p>
  )
}
