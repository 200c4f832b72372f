import { useTranslation } from 'react-i18next'
import { WorkList } from './work-list'

/** The keeper's orders: accepted, in part or not at all, on the page of each. */
export function KeeperPage() {
  const { t } = useTranslation()
  return (
    <WorkList
      title={t('goods.keeper.title')}
      caption={t('goods.keeper.caption')}
      others={t('goods.keeper.others')}
      empty={t('goods.keeper.none')}
      waits={(row) => row.status === 'ordered' && row.acceptedAt === null}
    />
  )
}
