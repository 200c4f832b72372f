import { Navigate } from 'react-router'
import { useMay } from './permissions'

/** Where a post begins its day: officers at the board, everyone else at what waits for them. */
export function HomePage() {
  const may = useMay()
  return <Navigate to={may('listAlerts') ? '/incidents' : '/tasks'} replace />
}
