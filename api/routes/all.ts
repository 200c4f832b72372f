import type { Route } from '../route'
import { accountRoutes } from './accounts'
import { actRoutes } from './acts'
import { alertRoutes } from './alerts'
import { consignmentActRoutes } from './consignment-acts'
import { consignmentRoutes } from './consignments'
import { incidentRoutes } from './incidents'
import { recordRoutes } from './record'
import { referenceRoutes } from './reference'
import { reportRoutes } from './reports'
import { reviewRoutes } from './review'
import { senderRoutes } from './senders'
import { signedLinkRoutes } from './signed-links'
import { documentRoutes } from './supply-documents'
import { floorRoutes } from './supply-floors'
import { guidanceRoutes } from './supply-guidance'
import { mappingRoutes } from './import-mappings'
import { importRoutes } from './supply-import'
import { orderRoutes } from './supply-orders'
import { planRoutes } from './supply-plans'
import { requestRoutes } from './supply-requests'
import { sourceRoutes } from './supply-sources'
import { stockActRoutes } from './supply-stock-acts'
import { stockRoutes } from './supply-stock'
import { upkeepRoutes } from './supply-upkeep'
import { wishRoutes } from './supply-wishes'

export const routes: readonly Route[] = [
  ...referenceRoutes,
  ...accountRoutes,
  ...alertRoutes,
  ...reviewRoutes,
  ...senderRoutes,
  ...incidentRoutes,
  ...actRoutes,
  ...reportRoutes,
  ...consignmentRoutes,
  ...consignmentActRoutes,
  ...stockRoutes,
  ...stockActRoutes,
  ...requestRoutes,
  ...floorRoutes,
  ...upkeepRoutes,
  ...guidanceRoutes,
  ...importRoutes,
  ...mappingRoutes,
  ...planRoutes,
  ...wishRoutes,
  ...sourceRoutes,
  ...orderRoutes,
  ...documentRoutes,
  ...recordRoutes,
  ...signedLinkRoutes,
]
