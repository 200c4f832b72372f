import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { Page, Panel } from '../parts/page'
import { useWords } from '../parts/words'
import { ChangeTermsAct } from './change-terms-act'
import { Documents } from './documents'
import { LifeActs } from './life-acts'
import { LifeEvents } from './life-events'
import { LifeSteps } from './life-steps'
import { useLifeWords } from './life-words'
import { OfferTable } from './offer-table'
import { OrderTable } from './order-list'
import { PlaceOrderAct } from './place-order-act'
import { SourceFacts } from './source-facts'

export type SourceDetail = Schemas['SupplySourceDetail']

export function SourcePage() {
  const { id = '' } = useParams()
  const source = useQuery({
    queryKey: ['sources', 'one', id],
    queryFn: () => taken(api.GET('/api/v1/supply-sources/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={source}>{(answer) => <SourceView source={answer} />}</Loaded>
}

/** Where a source stands in its life, what may be done with it by whom, what it offers now, and what it was asked for. */
function SourceView({ source }: { source: SourceDetail }) {
  const { t } = useTranslation()
  const { name, depotName, word, language } = useWords()
  const words = useLifeWords()
  return (
    <Page
      title={language === 'zh' ? source.partyZh : source.partyEn}
      acts={
        <>
          {source.kind !== 'stock' && <ChangeTermsAct key={source.version} source={source} kind={source.kind} />}
          <PlaceOrderAct source={source} />
        </>
      }
      lead={
        <p className="header-line">
          <strong>{word('source', source.kind)}</strong>
          <Link to={`/item-kinds/${source.itemCode}`}>{name(source)}</Link>
          <span>
            {t('sources.loadedAt')} <Link to={`/stock/${source.depotId}`}>{depotName(source)}</Link>
          </span>
          <span>{source.areaName}</span>
          <span className="quiet">{word('label', source.label)}</span>
        </p>
      }
    >
      <Panel title={t('sources.life')}>
        <div className="stack">
          <LifeSteps states={source.states} state={source.state} events={source.events} words={words.sourceState} />
          <LifeActs
            actions={source.actions}
            stateWords={words.sourceState}
            onAct={(body) =>
              taken(
                api.POST('/api/v1/supply-sources/{id}/acts', {
                  params: { path: { id: source.id } },
                  body: { ...body, version: source.version },
                }),
              )
            }
          />
        </div>
      </Panel>
      <Panel title={t('sources.terms')}>
        <SourceFacts source={source} />
      </Panel>
      <Panel title={t('sources.offers')}>
        <OfferTable source={source} />
      </Panel>
      <Panel title={t('sources.orders')}>
        <OrderTable orders={source.orders} />
      </Panel>
      <Panel title={t('sources.order.documents')}>
        <Documents documents={source.documents} />
      </Panel>
      <Panel title={t('sources.events')}>
        <LifeEvents events={source.events} stateWords={words.sourceState} />
      </Panel>
    </Page>
  )
}
