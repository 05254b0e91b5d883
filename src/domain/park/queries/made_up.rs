//! Writing what has no open source.

use chrono::Months;
use diesel::prelude::*;

use crate::db::schema::{agencies, assistances, facilities, idle_lands, parks};
use crate::db::{self, Tx};
use crate::domain::park::geohash::geohash;
use crate::domain::park::made_up::{Agency, Assistance, Facility, IdleLand};
use crate::kit::clock::Timestamp;

/// 輔導期限: two years after the announcement.
const ASSISTED: Months = Months::new(24);

pub(in super::super) fn insert_agency(
    tx: &mut Tx<'_>,
    now: Timestamp,
    agency: &Agency,
) -> db::Result<()> {
    diesel::insert_into(agencies::table)
        .values((
            agencies::id.eq(&agency.id),
            agencies::code.eq(&agency.id),
            agencies::name_zh.eq(&agency.name.0),
            agencies::name_en.eq(&agency.name.1),
            agencies::address.eq(&agency.address),
            agencies::updated_at.eq(now),
        ))
        .execute(&mut **tx)?;
    diesel::update(parks::table.filter(parks::id.eq_any(&agency.parks)))
        .set(parks::agency_id.eq(&agency.id))
        .execute(&mut **tx)?;
    Ok(())
}

pub(in super::super) fn insert_facility(
    tx: &mut Tx<'_>,
    now: Timestamp,
    facility: &Facility,
) -> db::Result<()> {
    let (latitude, longitude) = facility.place;
    let capacity = facility.capacity.as_ref();
    diesel::insert_into(facilities::table)
        .values((
            facilities::id.eq(&facility.id),
            facilities::park_id.eq(&facility.park),
            facilities::name_zh.eq(&facility.name.0),
            facilities::name_en.eq(&facility.name.1),
            facilities::kind.eq(&facility.kind),
            facilities::capacity.eq(capacity.map(|(count, _)| *count)),
            facilities::capacity_unit.eq(capacity.map(|(_, unit)| unit)),
            facilities::longitude.eq(longitude),
            facilities::latitude.eq(latitude),
            facilities::geohash.eq(geohash(latitude, longitude)),
            facilities::updated_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

pub(in super::super) fn insert_assistance(
    tx: &mut Tx<'_>,
    now: Timestamp,
    assistance: &Assistance,
) -> db::Result<()> {
    diesel::insert_into(assistances::table)
        .values((
            assistances::id.eq(&assistance.id),
            assistances::year.eq(assistance.year),
            assistances::program.eq(&assistance.program),
            assistances::park_id.eq(&assistance.park),
            assistances::company.eq(&assistance.company),
            assistances::class_id.eq(&assistance.class),
            assistances::subsidy.eq(assistance.subsidy),
            assistances::updated_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

pub(in super::super) fn insert_land(
    tx: &mut Tx<'_>,
    now: Timestamp,
    land: &IdleLand,
) -> db::Result<()> {
    let (latitude, longitude) = land.place;
    diesel::insert_into(idle_lands::table)
        .values((
            idle_lands::id.eq(&land.id),
            idle_lands::year.eq(land.year),
            idle_lands::park_id.eq(&land.park),
            idle_lands::section.eq(&land.lot.0),
            idle_lands::land_no.eq(&land.lot.1),
            idle_lands::area.eq(land.area),
            idle_lands::announced_on.eq(land.announced_on),
            idle_lands::assisted_until.eq(land.announced_on.checked_add_months(ASSISTED)),
            idle_lands::extension_days.eq(0_i64),
            idle_lands::status.eq(&land.status),
            idle_lands::longitude.eq(longitude),
            idle_lands::latitude.eq(latitude),
            idle_lands::geohash.eq(geohash(latitude, longitude)),
            idle_lands::updated_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
