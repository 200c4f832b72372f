import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'

/** The document as it came: as plain text only, so nothing in it is ever run, fetched or followed. */
export function RawDocument({ documentId }: { documentId: string }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const path = { id: documentId }
  const body = useQuery({
    queryKey: ['alert', 'body', documentId],
    queryFn: () => taken(api.GET('/api/v1/alert-documents/{id}/body', { params: { path }, parseAs: 'text' })),
    enabled: shown,
    staleTime: Infinity,
  })
  return (
    <div className="stack">
      <div className="acts">
        <Button onClick={() => setShown(!shown)} aria-expanded={shown}>
          {t('intake.document.showRaw')}
        </Button>
        <a href={`/api/v1/alert-documents/${encodeURIComponent(documentId)}/body`} download>
          {t('intake.document.download')}
        </a>
      </div>
      {shown && <Loaded query={body}>{(text) => <pre className="raw">{text}</pre>}</Loaded>}
    </div>
  )
}
