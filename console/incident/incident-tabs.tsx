import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMay } from '../app/permissions'
import { AlertsTab } from './alerts-tab'
import { ConsignmentsTab } from './consignments-tab'
import { DeadlinesTab } from './deadlines-tab'
import { DemandTab } from './demand-tab'
import { EscalationsTab } from './escalations-tab'
import { FloorsTab } from './floors-tab'
import type { IncidentDetail } from './incident-query'
import { LevelsTab } from './levels-tab'
import { MessagesTab } from './messages-tab'
import { OrdersTab } from './orders-tab'
import { PlanTab } from './plan-tab'
import { ReportsTab } from './reports-tab'
import { RequestsTab } from './requests-tab'
import { TimelineTab } from './timeline-tab'

const tabs = [
  'plan',
  'demand',
  'requests',
  'floors',
  'levels',
  'reports',
  'consignments',
  'orders',
  'deadlines',
  'escalations',
  'messages',
  'timeline',
  'alerts',
] as const
type Tab = (typeof tabs)[number]

/** The rest of the incident; the open tab stands in the address. */
export function IncidentTabs({ detail, now }: { detail: IncidentDetail; now: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const open = tabs.find((tab) => tab === search.get('tab')) ?? 'plan'
  const shown = tabs.filter((tab) => tab !== 'messages' || may('listMessages'))
  return (
    <section id="tabs" className="panel">
      <Tabs
        activeKey={open}
        onChange={(tab) => setSearch({ tab }, { preventScrollReset: true })}
        destroyOnHidden
        items={shown.map((tab) => ({
          key: tab,
          label: `${t(`incident.tabs.${tab}`)}${countOf(tab, detail)}`,
          children: open === tab ? contentOf(tab, detail, now) : null,
        }))}
      />
    </section>
  )
}

function countOf(tab: Tab, detail: IncidentDetail): string {
  const counts: Partial<Record<Tab, number>> = {
    reports: detail.situationReports.length,
    consignments: detail.consignments.length,
    orders: detail.releaseOrders.length,
    escalations: detail.escalations.filter(({ state }) => state === 'open').length,
    alerts: detail.alerts.length,
  }
  const count = counts[tab] ?? 0
  return count === 0 ? '' : ` ${count}`
}

function contentOf(tab: Tab, detail: IncidentDetail, now: string): ReactNode {
  switch (tab) {
    case 'plan':
      return <PlanTab detail={detail} />
    case 'demand':
      return <DemandTab detail={detail} />
    case 'requests':
      return <RequestsTab detail={detail} now={now} />
    case 'floors':
      return <FloorsTab detail={detail} />
    case 'levels':
      return <LevelsTab detail={detail} />
    case 'reports':
      return <ReportsTab detail={detail} />
    case 'consignments':
      return <ConsignmentsTab detail={detail} now={now} />
    case 'orders':
      return <OrdersTab detail={detail} now={now} />
    case 'deadlines':
      return <DeadlinesTab detail={detail} now={now} />
    case 'escalations':
      return <EscalationsTab detail={detail} />
    case 'messages':
      return <MessagesTab incidentId={detail.incident.id} />
    case 'timeline':
      return <TimelineTab detail={detail} />
    case 'alerts':
      return <AlertsTab detail={detail} />
  }
}
