import type { DragEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

type FileDropProps = { readonly file: File | null; readonly onFile: (file: File | null) => void }

/** A file by choosing it or by dropping it; the field itself is the browser's own. */
export function FileDrop({ file, onFile }: FileDropProps) {
  const { t } = useTranslation()
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0] ?? null)
  }
  return (
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id}>{t('exchange.file')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.xlsx,.txt"
        onChange={(event) => onFile(event.target.files?.[0] ?? null)}
      />
      {file !== null && <strong>{t('exchange.chosen', { name: file.name, kB: Math.ceil(file.size / 1_024) })}</strong>}
    </div>
  )
}
