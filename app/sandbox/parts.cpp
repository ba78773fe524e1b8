// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "control/controlservice.h"
#include "frappe/erppart.h"
#include "frappe/frappeoauth.h"
#include "genieacs/genieacspart.h"
#include "hub/hubpart.h"
#include "mailjet/mailjetpart.h"
#include "oidc/oidcpart.h"
#include "platform/platformpart.h"
#include "routing/routingpart.h"
#include "sandbox.h"
#include "smtp/smtppart.h"
#include "snmp/snmppart.h"
#include "tiles/tilespart.h"
#include "tplink/tplinkpart.h"
#include "traccar/traccarpart.h"

namespace FibreDesk::Sandbox {

void addParts(Sandbox &sandbox)
{
    const auto staff = std::make_shared<StaffTokens>();
    auto erp = std::make_unique<ErpPart>();
    // ERPNext's own provider knows nothing of the company's, and the other way round.
    const auto erpStaff = sandbox.options().erpOauth ? std::make_shared<StaffTokens>() : staff;
    erp->setStaff(erpStaff);
    sandbox.addPart(std::move(erp));
    auto relay = std::make_unique<SmtpPart>();
    SmtpSink *sink = &relay->sink();
    sandbox.addPart(std::move(relay)); // before those that look at it
    sandbox.addPart(std::make_unique<MailjetPart>(sink));
    auto hub = std::make_unique<HubPart>(sink);
    hub->setStaff(staff);
    sandbox.addPart(std::move(hub));
    // Behind those whose keys of the profile it replaces.
    sandbox.addPart(std::make_unique<OidcPart>(staff));
    if (sandbox.options().erpOauth)
        sandbox.addPart(std::make_unique<FrappeOauthPart>(erpStaff));
    auto traccar = std::make_unique<TraccarPart>();
    traccar->setStaff(staff);
    sandbox.addPart(std::move(traccar));
    sandbox.addPart(std::make_unique<TilesPart>());
    sandbox.addPart(std::make_unique<RoutingPart>());
    sandbox.addPart(std::make_unique<GenieAcsPart>());
    sandbox.addPart(std::make_unique<TpLinkPart>());
    sandbox.addPart(std::make_unique<SnmpPart>());
    sandbox.addPart(std::make_unique<PlatformPart>());
    // Last: it reports on all the others.
    sandbox.addPart(std::make_unique<ControlPart>());
}

} // namespace FibreDesk::Sandbox
