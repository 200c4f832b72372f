import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const statuses = ['open', 'ended', 'all'] as const
const kinds = ['all', 'only', 'none'] as const

/** What the board shows; it lives in the address, so that a view can be kept and sent. */
export type BoardFilter = {
  readonly status: (typeof statuses)[number]
  readonly exercise: (typeof kinds)[number]
  readonly q: string
}

export function filterOf(search: URLSearchParams): BoardFilter {
  return {
    status: statuses.find((each) => each === search.get('status')) ?? 'open',
    exercise: kinds.find((each) => each === search.get('exercise')) ?? 'all',
    q: search.get('q') ?? '',
  }
}

function searchOf({ status, exercise, q }: BoardFilter): Record<string, string> {
  return {
    ...(status === 'open' ? {} : { status }),
    ...(exercise === 'all' ? {} : { exercise }),
    ...(q === '' ? {} : { q }),
  }
}

type FilterProps = { filter: BoardFilter; onChange: (search: Record<string, string>) => void }

export function BoardFilterForm({ filter, onChange }: FilterProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(filter.q)
  const change = (part: Partial<BoardFilter>) => onChange(searchOf({ ...filter, ...part }))
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        change({ q: typed.trim() })
      }}
    >
      <Segmented
        aria-label={t('board.filter.status')}
        value={filter.status}
        options={statuses.map((value) => ({ value, label: t(`board.status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <Segmented
        aria-label={t('board.filter.exercise')}
        value={filter.exercise}
        options={kinds.map((value) => ({ value, label: t(`board.exercise.${value}`) }))}
        onChange={(exercise) => change({ exercise })}
      />
      <Input
        aria-label={t('board.filter.q')}
        placeholder={t('board.filter.qHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        style={{ width: '14rem' }}
      />
      <Button htmlType="submit">{t('board.filter.apply')}</Button>
    </form>
  )
}
