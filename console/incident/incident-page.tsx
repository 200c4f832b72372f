import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Loaded } from '../parts/loaded'
import { Page } from '../parts/page'
import { useWords } from '../parts/words'
import { useNowOn } from '../time/scenario'
import { ClocksPanel } from './clocks-panel'
import { IncidentActs } from './incident-acts'
import { IncidentHeader } from './incident-header'
import type { IncidentDetail } from './incident-query'
import { incidentQuery } from './incident-query'
import { IncidentTabs } from './incident-tabs'
import { MapPanel } from './map-panel'
import { RecentPanel } from './recent-panel'
import { SummaryPanel } from './summary-panel'
import { SupplyPanel } from './supply-panel'
import { WaitsPanel } from './waits-panel'

export function IncidentPage() {
  const { id = '' } = useParams()
  const incident = useQuery(incidentQuery(id))
  return <Loaded query={incident}>{(detail) => <IncidentView detail={detail} />}</Loaded>
}

/** What waits, where, and by when stand together at the top; everything else is one tab away. */
function IncidentView({ detail }: { detail: IncidentDetail }) {
  const { either } = useWords()
  const { incident } = detail
  const running = useNowOn(incident.clock)
  // Nothing grows later once the response is closed.
  const now = incident.closedAt ?? running
  return (
    <Page
      title={either(incident.title)}
      isExercise={incident.isExercise}
      lead={<IncidentHeader detail={detail} now={now} />}
      acts={<IncidentActs incident={incident} />}
    >
      <SummaryPanel incident={incident} />
      <div className="incident-top">
        <WaitsPanel detail={detail} now={now} />
        <MapPanel detail={detail} now={now} />
        <ClocksPanel detail={detail} now={now} />
      </div>
      <div className="incident-middle">
        <SupplyPanel detail={detail} />
        <RecentPanel incidentId={incident.id} />
      </div>
      <IncidentTabs detail={detail} now={now} />
    </Page>
  )
}
