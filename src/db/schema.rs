//! The tables as Diesel sees them; `migrations/` makes them.
#![expect(
    missing_docs,
    reason = "columns are described where their rows are read"
)]

diesel::table! {
    key_material (name) {
        name -> Text,
        sealed -> Binary,
    }
}

diesel::table! {
    return_codes (id) {
        id -> Text,
        number_lookup -> Text,
        citizen_id -> Nullable<Text>,
        code_lookup -> Text,
        tries -> BigInt,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (lookup) {
        lookup -> Text,
        state -> Binary,
        subject -> Nullable<Text>,
        agent -> Text,
        made_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    limits (bucket) {
        bucket -> Text,
        began_at -> Timestamp,
        used -> BigInt,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        kind -> Text,
        payload -> Text,
        secret -> Nullable<Binary>,
        made_at -> Timestamp,
        run_at -> Timestamp,
        attempts -> BigInt,
        leased_by -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        done_at -> Nullable<Timestamp>,
        failed_at -> Nullable<Timestamp>,
        problem -> Nullable<Text>,
    }
}

diesel::table! {
    audit_head (id) {
        id -> BigInt,
        seq -> BigInt,
        digest -> Text,
    }
}

diesel::table! {
    audit_entries (seq) {
        seq -> BigInt,
        at -> Timestamp,
        actor -> Text,
        action -> Text,
        object -> Text,
        detail -> Text,
        ip -> Nullable<Text>,
        digest -> Text,
    }
}

diesel::table! {
    visits (day) {
        day -> Date,
        pages -> BigInt,
    }
}

diesel::table! {
    organizations (id) {
        id -> Text,
        kind -> Text,
        name_zh -> Text,
        name_en -> Text,
        oid -> Nullable<Text>,
        mail -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    counters (id) {
        id -> Text,
        organization_id -> Text,
        name_zh -> Text,
        name_en -> Text,
        made_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    accounts (id) {
        id -> Text,
        kind -> Text,
        login -> Text,
        name -> Text,
        counter_id -> Nullable<Text>,
        made_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    account_passwords (id) {
        id -> Text,
        account_id -> Text,
        hash -> Text,
        set_at -> Timestamp,
    }
}

diesel::table! {
    account_factors (id) {
        id -> Text,
        account_id -> Text,
        secret -> Binary,
        last_step -> BigInt,
        confirmed_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    account_enrolments (id) {
        id -> Text,
        token_lookup -> Text,
        account_id -> Text,
        secret -> Binary,
        made_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    account_attempts (id) {
        id -> Text,
        login_lookup -> Text,
        address_lookup -> Text,
        account_id -> Nullable<Text>,
        at -> Timestamp,
        outcome -> Text,
    }
}

diesel::table! {
    datasets (id) {
        id -> Text,
        zone -> Text,
        organization_id -> Text,
        category -> Text,
        name_zh -> Text,
        name_en -> Text,
        description_zh -> Text,
        description_en -> Text,
        unit_zh -> Nullable<Text>,
        unit_en -> Nullable<Text>,
        waiting -> Text,
        url -> Text,
        verb -> Text,
        secret_lookup -> Text,
        secret -> Binary,
        signer_oid -> Nullable<Text>,
        probe_minutes -> BigInt,
        position -> BigInt,
        made_at -> Timestamp,
    }
}

diesel::table! {
    dataset_fields (dataset_id, position) {
        dataset_id -> Text,
        position -> BigInt,
        name_zh -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    dataset_parameters (dataset_id, position) {
        dataset_id -> Text,
        position -> BigInt,
        header -> Text,
        name_zh -> Text,
        name_en -> Text,
        example -> Text,
        explanation_zh -> Text,
        explanation_en -> Text,
        dummy -> Text,
        optional -> Bool,
    }
}

diesel::table! {
    dataset_methods (dataset_id, method) {
        dataset_id -> Text,
        method -> Text,
    }
}

diesel::table! {
    dataset_hosts (dataset_id, network) {
        dataset_id -> Text,
        network -> Text,
    }
}

diesel::table! {
    dataset_signers (dataset_id, fingerprint) {
        dataset_id -> Text,
        fingerprint -> Text,
    }
}

diesel::table! {
    dataset_suspensions (id) {
        id -> Text,
        dataset_id -> Text,
        actor -> Text,
        reason -> Text,
        at -> Timestamp,
        lifted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    counter_datasets (counter_id, dataset_id) {
        counter_id -> Text,
        dataset_id -> Text,
    }
}

diesel::table! {
    citizens (id) {
        id -> Text,
        number_lookup -> Text,
        number -> Binary,
        birth_date -> Binary,
        name -> Binary,
        made_at -> Timestamp,
    }
}

diesel::table! {
    contacts (id) {
        id -> Text,
        citizen_id -> Text,
        kind -> Text,
        value -> Binary,
        locale -> Text,
        confirmed_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    contact_codes (id) {
        id -> Text,
        citizen_id -> Text,
        kind -> Text,
        value -> Binary,
        code_lookup -> Text,
        tries -> BigInt,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    wishes (id) {
        id -> Text,
        wish -> Text,
        locale -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    requests (id) {
        id -> Text,
        session_lookup -> Text,
        draft -> Binary,
        citizen_id -> Nullable<Text>,
        terms_version -> Nullable<Text>,
        terms_at -> Nullable<Timestamp>,
        consented_at -> Nullable<Timestamp>,
        made_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    request_datasets (request_id, position) {
        request_id -> Text,
        position -> BigInt,
        dataset_id -> Text,
    }
}

diesel::table! {
    challenges (id) {
        id -> Text,
        session_lookup -> Text,
        request_id -> Nullable<Text>,
        purpose -> Text,
        method -> Text,
        kept -> Binary,
        answer -> Nullable<Binary>,
        made_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    proofs (id) {
        id -> Text,
        citizen_id -> Text,
        method -> Text,
        evidence -> Binary,
        at -> Timestamp,
    }
}

diesel::table! {
    consents (id) {
        id -> Text,
        request_id -> Text,
        citizen_id -> Text,
        dataset_id -> Text,
        proof_id -> Text,
        terms_version -> Text,
        terms_digest -> Text,
        parameters -> Binary,
        given_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    transfers (id) {
        id -> Text,
        request_id -> Text,
        consent_id -> Text,
        citizen_id -> Text,
        dataset_id -> Text,
        transaction_uid -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        attempts -> BigInt,
        next_at -> Nullable<Timestamp>,
        made_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    access_tokens (id) {
        id -> Text,
        transfer_id -> Text,
        citizen_id -> Text,
        dataset_id -> Text,
        transaction_uid -> Text,
        token_lookup -> Text,
        token -> Nullable<Binary>,
        verification -> Text,
        issued_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    packages (id) {
        id -> Text,
        transfer_id -> Text,
        citizen_id -> Text,
        dataset_id -> Text,
        bytes -> BigInt,
        manifest_digest -> Text,
        verdict -> Binary,
        fetched_at -> Timestamp,
        expires_at -> Timestamp,
        deleted_at -> Nullable<Timestamp>,
        deleted_why -> Nullable<Text>,
        swept_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    events (seq) {
        seq -> BigInt,
        at -> Timestamp,
        code -> BigInt,
        transaction_uid -> Nullable<Text>,
        client_id -> Nullable<Text>,
        tx_id -> Nullable<Text>,
        dataset_id -> Nullable<Text>,
        citizen_id -> Nullable<Text>,
        opening_id -> Nullable<Text>,
        ip -> Nullable<Text>,
    }
}

diesel::table! {
    barcodes (id) {
        id -> Text,
        package_id -> Text,
        symbols_lookup -> Text,
        symbols -> Binary,
        issued_at -> Timestamp,
        expires_at -> Timestamp,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    openings (id) {
        id -> Text,
        package_id -> Text,
        citizen_id -> Text,
        account_id -> Text,
        counter_id -> Text,
        reason -> Nullable<Text>,
        case_number -> Nullable<Text>,
        state -> Text,
        failure -> Nullable<Text>,
        began_at -> Timestamp,
        asked_at -> Nullable<Timestamp>,
        opened_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        purpose -> Nullable<Binary>,
    }
}

diesel::table! {
    one_time_passwords (id) {
        id -> Text,
        opening_id -> Text,
        package_id -> Text,
        password_lookup -> Text,
        tries -> BigInt,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        replaced_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    crls (url) {
        url -> Text,
        der -> Binary,
        digest -> Text,
        next_update -> Timestamp,
        fetched_at -> Timestamp,
    }
}

diesel::table! {
    credentials (id) {
        id -> Text,
        account_id -> Text,
        tier -> Text,
        app_id -> Text,
        calls_per_day -> BigInt,
        issued_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        revoked_by -> Nullable<Text>,
        revoked_cause -> Nullable<Text>,
        revoked_reason -> Nullable<Text>,
    }
}

diesel::table! {
    credential_keys (id) {
        id -> Text,
        credential_id -> Text,
        sealed -> Nullable<Binary>,
        made_at -> Timestamp,
        good_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    credential_networks (credential_id, network) {
        credential_id -> Text,
        network -> Text,
    }
}

diesel::table! {
    quota_days (account_id, day) {
        account_id -> Text,
        day -> Date,
        used -> BigInt,
    }
}

diesel::table! {
    agencies (id) {
        id -> Text,
        code -> Nullable<Text>,
        name_zh -> Text,
        name_en -> Nullable<Text>,
        phone -> Nullable<Text>,
        fax -> Nullable<Text>,
        mail -> Nullable<Text>,
        url -> Nullable<Text>,
        address -> Nullable<Text>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    parks (id) {
        id -> Text,
        name_zh -> Text,
        name_en -> Nullable<Text>,
        kind -> Nullable<Text>,
        agency_id -> Nullable<Text>,
        city -> Nullable<Text>,
        city_code -> Nullable<Text>,
        town -> Nullable<Text>,
        town_code -> Nullable<Text>,
        address -> Nullable<Text>,
        area -> Nullable<Double>,
        industrial_area -> Nullable<Double>,
        established_on -> Nullable<Date>,
        employees -> Nullable<BigInt>,
        longitude -> Nullable<Double>,
        latitude -> Nullable<Double>,
        geohash -> Nullable<Text>,
        phone -> Nullable<Text>,
        url -> Nullable<Text>,
        version -> BigInt,
        updated_at -> Timestamp,
        gone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    facilities (id) {
        id -> Text,
        park_id -> Text,
        name_zh -> Text,
        name_en -> Nullable<Text>,
        kind -> Text,
        capacity -> Nullable<Double>,
        capacity_unit -> Nullable<Text>,
        address -> Nullable<Text>,
        longitude -> Nullable<Double>,
        latitude -> Nullable<Double>,
        geohash -> Nullable<Text>,
        status -> Nullable<Text>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    assistances (id) {
        id -> Text,
        year -> BigInt,
        program -> Text,
        park_id -> Nullable<Text>,
        company -> Nullable<Text>,
        business_no -> Nullable<Text>,
        class_id -> Nullable<Text>,
        subsidy -> Nullable<BigInt>,
        items -> Nullable<Text>,
        performance -> Nullable<Text>,
        status -> Nullable<Text>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    idle_lands (id) {
        id -> Text,
        year -> BigInt,
        park_id -> Text,
        section -> Nullable<Text>,
        land_no -> Nullable<Text>,
        area -> Double,
        zoning -> Nullable<Text>,
        announce_no -> Nullable<Text>,
        announced_on -> Nullable<Date>,
        assisted_until -> Nullable<Date>,
        extension_days -> Nullable<BigInt>,
        status -> Text,
        longitude -> Nullable<Double>,
        latitude -> Nullable<Double>,
        geohash -> Nullable<Text>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    factories (id) {
        id -> Text,
        name -> Text,
        business_no -> Nullable<Text>,
        park_id -> Nullable<Text>,
        address -> Nullable<Text>,
        city -> Nullable<Text>,
        town -> Nullable<Text>,
        organization -> Nullable<Text>,
        setup_on -> Nullable<Date>,
        registered_on -> Nullable<Date>,
        status -> Nullable<Text>,
        longitude -> Nullable<Double>,
        latitude -> Nullable<Double>,
        geohash -> Nullable<Text>,
        url -> Nullable<Text>,
        products -> Text,
        classes -> Text,
        material -> Nullable<Text>,
        updated_at -> Timestamp,
        gone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    park_imports (id) {
        id -> Text,
        kind -> Text,
        added -> BigInt,
        changed -> BigInt,
        gone -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    calls (id) {
        id -> Text,
        credential_id -> Text,
        service -> Text,
        status -> BigInt,
        row_count -> BigInt,
        milliseconds -> BigInt,
        refusal -> Nullable<Text>,
        at -> Timestamp,
    }
}

diesel::table! {
    unit_types (id) {
        id -> Text,
        parent_id -> Nullable<Text>,
        name_zh -> Text,
        name_en -> Text,
        place -> BigInt,
        closed_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    members (account_id) {
        account_id -> Text,
        mail -> Nullable<Binary>,
        mail_lookup -> Nullable<Text>,
        unit_type_id -> Text,
        country -> Text,
        locale -> Text,
        terms_version -> Text,
        agreed_at -> Timestamp,
        wants_notices -> Bool,
        activated_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    member_links (id) {
        id -> Text,
        account_id -> Text,
        purpose -> Text,
        token_lookup -> Text,
        made_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        mail -> Nullable<Binary>,
    }
}

diesel::table! {
    licence_applications (id) {
        id -> Text,
        account_id -> Text,
        tier -> Text,
        details -> Nullable<Binary>,
        submitted_at -> Timestamp,
        due_at -> Timestamp,
        reviewer_id -> Nullable<Text>,
        verdict -> Nullable<Text>,
        reason -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        decided_by -> Nullable<Text>,
    }
}

diesel::table! {
    licence_remarks (application_id, field) {
        application_id -> Text,
        field -> Text,
        remark -> Text,
    }
}

diesel::table! {
    attribution_proofs (id) {
        id -> Text,
        account_id -> Text,
        address -> Text,
        handed_in_at -> Timestamp,
        met_at -> Nullable<Timestamp>,
        met_by -> Nullable<Text>,
        refused_at -> Nullable<Timestamp>,
        refused_by -> Nullable<Text>,
        refused_reason -> Nullable<Text>,
    }
}

diesel::table! {
    files (id) {
        id -> Text,
        name -> Text,
        kind -> Text,
        bytes -> BigInt,
        kept_at -> Timestamp,
        kept_by -> Text,
    }
}

diesel::table! {
    file_chunks (file_id, place) {
        file_id -> Text,
        place -> BigInt,
        content -> Binary,
    }
}

diesel::table! {
    news (id) {
        id -> Text,
        title_zh -> Text,
        title_en -> Text,
        body_zh -> Text,
        body_en -> Text,
        state -> Text,
        publish_at -> Nullable<Timestamp>,
        first_public_at -> Nullable<Timestamp>,
        version -> BigInt,
        made_at -> Timestamp,
    }
}

diesel::table! {
    downloads (id) {
        id -> Text,
        title_zh -> Text,
        title_en -> Text,
        about_zh -> Text,
        about_en -> Text,
        file_id -> Text,
        state -> Text,
        publish_at -> Nullable<Timestamp>,
        first_public_at -> Nullable<Timestamp>,
        times -> BigInt,
        version -> BigInt,
        made_at -> Timestamp,
    }
}

diesel::table! {
    data_services (id) {
        id -> Text,
        name_en -> Text,
        about_zh -> Text,
        about_en -> Text,
        frequency_zh -> Text,
        frequency_en -> Text,
        provider_zh -> Text,
        provider_en -> Text,
        state -> Text,
        reason_zh -> Text,
        reason_en -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    visitor_days (day) {
        day -> Date,
        visitors -> BigInt,
    }
}

diesel::table! {
    inquiries (id) {
        id -> Text,
        kind -> Text,
        account_id -> Text,
        words -> Binary,
        submitted_at -> Timestamp,
        due_at -> Timestamp,
        reviewer_id -> Nullable<Text>,
        verdict -> Nullable<Text>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<Timestamp>,
        answered_by -> Nullable<Text>,
    }
}

diesel::table! {
    courses (id) {
        id -> Text,
        title_zh -> Text,
        title_en -> Text,
        about_zh -> Text,
        about_en -> Text,
        place_zh -> Text,
        place_en -> Text,
        starts_at -> Timestamp,
        ends_at -> Timestamp,
        closes_at -> Timestamp,
        seats -> BigInt,
        taken -> BigInt,
        made_at -> Timestamp,
        cancelled_at -> Nullable<Timestamp>,
        version -> BigInt,
    }
}

diesel::table! {
    enrolments (id) {
        id -> Text,
        course_id -> Text,
        account_id -> Text,
        enrolled_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        ending -> Nullable<Text>,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Text>,
    }
}

diesel::table! {
    announcements (id) {
        id -> Text,
        title_zh -> Text,
        title_en -> Text,
        about_zh -> Text,
        about_en -> Text,
        made_at -> Timestamp,
        made_by -> Text,
    }
}

diesel::table! {
    interruption_letters (service_id, version, account_id) {
        service_id -> Text,
        version -> BigInt,
        account_id -> Text,
        promised_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    announcement_letters (announcement_id, account_id) {
        announcement_id -> Text,
        account_id -> Text,
        token_lookup -> Text,
        promised_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    pictures (id) {
        id -> Text,
        account_id -> Text,
        kind -> Text,
        content -> Binary,
        kept_at -> Timestamp,
    }
}

diesel::table! {
    inquiry_pictures (inquiry_id) {
        inquiry_id -> Text,
        picture_id -> Text,
    }
}

diesel::table! {
    attribution_pictures (proof_id) {
        proof_id -> Text,
        picture_id -> Text,
    }
}

diesel::joinable!(counters -> organizations (organization_id));
diesel::joinable!(accounts -> counters (counter_id));
diesel::joinable!(account_passwords -> accounts (account_id));
diesel::joinable!(account_factors -> accounts (account_id));
diesel::joinable!(account_enrolments -> accounts (account_id));
diesel::joinable!(account_attempts -> accounts (account_id));
diesel::joinable!(datasets -> organizations (organization_id));
diesel::joinable!(dataset_fields -> datasets (dataset_id));
diesel::joinable!(dataset_parameters -> datasets (dataset_id));
diesel::joinable!(dataset_methods -> datasets (dataset_id));
diesel::joinable!(dataset_hosts -> datasets (dataset_id));
diesel::joinable!(dataset_signers -> datasets (dataset_id));
diesel::joinable!(dataset_suspensions -> datasets (dataset_id));
diesel::joinable!(counter_datasets -> counters (counter_id));
diesel::joinable!(counter_datasets -> datasets (dataset_id));
diesel::joinable!(contacts -> citizens (citizen_id));
diesel::joinable!(contact_codes -> citizens (citizen_id));
diesel::joinable!(return_codes -> citizens (citizen_id));
diesel::joinable!(requests -> citizens (citizen_id));
diesel::joinable!(request_datasets -> requests (request_id));
diesel::joinable!(request_datasets -> datasets (dataset_id));
diesel::joinable!(challenges -> requests (request_id));
diesel::joinable!(proofs -> citizens (citizen_id));
diesel::joinable!(consents -> requests (request_id));
diesel::joinable!(consents -> citizens (citizen_id));
diesel::joinable!(consents -> datasets (dataset_id));
diesel::joinable!(consents -> proofs (proof_id));
diesel::joinable!(transfers -> requests (request_id));
diesel::joinable!(transfers -> consents (consent_id));
diesel::joinable!(transfers -> citizens (citizen_id));
diesel::joinable!(transfers -> datasets (dataset_id));
diesel::joinable!(access_tokens -> transfers (transfer_id));
diesel::joinable!(access_tokens -> citizens (citizen_id));
diesel::joinable!(access_tokens -> datasets (dataset_id));
diesel::joinable!(packages -> transfers (transfer_id));
diesel::joinable!(packages -> citizens (citizen_id));
diesel::joinable!(packages -> datasets (dataset_id));
diesel::joinable!(barcodes -> packages (package_id));
diesel::joinable!(openings -> packages (package_id));
diesel::joinable!(openings -> citizens (citizen_id));
diesel::joinable!(openings -> accounts (account_id));
diesel::joinable!(openings -> counters (counter_id));
diesel::joinable!(one_time_passwords -> openings (opening_id));
diesel::joinable!(one_time_passwords -> packages (package_id));
diesel::joinable!(credentials -> accounts (account_id));
diesel::joinable!(credential_keys -> credentials (credential_id));
diesel::joinable!(credential_networks -> credentials (credential_id));
diesel::joinable!(quota_days -> accounts (account_id));
diesel::joinable!(calls -> credentials (credential_id));
diesel::joinable!(members -> accounts (account_id));
diesel::joinable!(members -> unit_types (unit_type_id));
diesel::joinable!(member_links -> accounts (account_id));
diesel::joinable!(licence_remarks -> licence_applications (application_id));
diesel::joinable!(attribution_proofs -> accounts (account_id));
diesel::joinable!(file_chunks -> files (file_id));
diesel::joinable!(downloads -> files (file_id));
diesel::joinable!(enrolments -> courses (course_id));
diesel::joinable!(enrolments -> accounts (account_id));
diesel::joinable!(announcement_letters -> announcements (announcement_id));
diesel::joinable!(inquiry_pictures -> pictures (picture_id));
diesel::joinable!(attribution_pictures -> pictures (picture_id));

diesel::allow_tables_to_appear_in_same_query!(
    key_material,
    return_codes,
    sessions,
    limits,
    outbox,
    audit_head,
    audit_entries,
    visits,
    organizations,
    counters,
    accounts,
    account_passwords,
    account_factors,
    account_enrolments,
    account_attempts,
    datasets,
    dataset_fields,
    dataset_parameters,
    dataset_methods,
    dataset_hosts,
    dataset_signers,
    dataset_suspensions,
    counter_datasets,
    citizens,
    contacts,
    contact_codes,
    wishes,
    requests,
    request_datasets,
    challenges,
    proofs,
    consents,
    transfers,
    access_tokens,
    packages,
    events,
    barcodes,
    openings,
    one_time_passwords,
    crls,
    credentials,
    credential_keys,
    credential_networks,
    quota_days,
    calls,
    agencies,
    parks,
    facilities,
    assistances,
    idle_lands,
    factories,
    park_imports,
    unit_types,
    members,
    member_links,
    licence_applications,
    licence_remarks,
    attribution_proofs,
    files,
    file_chunks,
    news,
    downloads,
    data_services,
    visitor_days,
    inquiries,
    courses,
    enrolments,
    announcements,
    announcement_letters,
    interruption_letters,
    pictures,
    inquiry_pictures,
    attribution_pictures,
);
