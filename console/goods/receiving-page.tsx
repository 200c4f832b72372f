import { useTranslation } from 'react-i18next'
import { mayActOnConsignment } from '../../domain/incident/acts'
import { WorkList } from './work-list'

/** What is on its way or there, and wants a goods received note. */
export function ReceivingPage() {
  const { t } = useTranslation()
  return (
    <WorkList
      title={t('goods.receiving.title')}
      caption={t('goods.receiving.caption')}
      others={t('goods.receiving.others')}
      empty={t('goods.receiving.none')}
      waits={(row) => mayActOnConsignment('receiveGoods', row.status)}
    />
  )
}
