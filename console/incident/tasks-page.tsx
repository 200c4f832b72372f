import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { ExerciseMark } from '../parts/marks'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'
import type { Task } from './incident-query'
import { bySoonest } from './waits-panel'
import { useDefaultAct, useOrderAct } from './task-words'

const scopes = ['mine', 'all'] as const

/** What waits for the reader over all incidents, or for everyone. */
export function TasksPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const scope = scopes.find((each) => each === search.get('scope')) ?? 'mine'
  const query = { state: 'open' as const, limit: 500, ...(scope === 'mine' ? { mine: 'true' as const } : {}) }
  const tasks = useQuery({
    queryKey: ['tasks', scope],
    queryFn: () => taken(api.GET('/api/v1/tasks', { params: { query } })),
  })
  return (
    <Page title={t('incident.tasks.title')}>
      <div className="filters">
        <Segmented
          value={scope}
          options={scopes.map((value) => ({ value, label: t(`incident.tasks.${value}`) }))}
          onChange={(value) => setSearch(value === 'mine' ? {} : { scope: value })}
        />
      </div>
      <Loaded query={tasks}>
        {({ items }) => (
          <TaskTable
            caption={t('incident.tasks.caption', { scope: t(`incident.tasks.${scope}`) })}
            tasks={[...items].sort(bySoonest)}
          />
        )}
      </Loaded>
    </Page>
  )
}

function TaskTable({ caption, tasks }: { caption: string; tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const { word, either } = useWords()
  const defaultAct = useDefaultAct()
  const orderAct = useOrderAct()
  const columns: readonly Column<Task>[] = [
    {
      key: 'kind',
      title: t('incident.tasks.kind'),
      header: true,
      cell: (row) => (
        <>
          <Link to={placeOf(row)}>{word('taskKind', row.kind)}</Link>
          {orderAct(row) !== null && <div>{orderAct(row)}</div>}
        </>
      ),
    },
    {
      key: 'incident',
      title: t('incident.tasks.incident'),
      cell: (row) => (
        <>
          {row.isExercise && <ExerciseMark />} {row.incidentNumber}{' '}
          {row.incidentTitle === null ? t('incident.tasks.noIncident') : either(row.incidentTitle)}
        </>
      ),
    },
    {
      key: 'post',
      title: t('incident.tasks.post'),
      cell: (row) => `${word('post', row.post)} · ${row.depotNameZh ?? row.areaName}`,
    },
    { key: 'due', title: t('incident.tasks.due'), cell: (row) => <At instant={row.dueAt} /> },
    {
      key: 'default',
      title: t('incident.tasks.default'),
      cell: (row) => (row.defaultAct === null ? '—' : defaultAct(row.defaultAct)),
    },
  ]
  return (
    <PlainTable
      caption={caption}
      showCaption
      columns={columns}
      rows={tasks}
      rowKey={(row) => row.id}
      empty={t('incident.tasks.none')}
    />
  )
}

const onConsignment: readonly Task['kind'][] = [
  'answer-order',
  'answer-tender',
  'report-departure',
  'report-arrival',
  'receive-goods',
]

/** Where a task is settled. */
function placeOf(task: Task): string {
  if (task.kind === 'act-on-supply-order') return `/supply-orders/${encodeURIComponent(task.subject)}`
  return onConsignment.includes(task.kind) ? `/consignments/${task.subject}` : `/incidents/${task.incidentId ?? ''}`
}
