// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "palettefeed.h"

#include "boardcommands.h"
#include "session/navigation.h"
#include "session/session.h"
#include "session/settings.h"
#include "store/mirror.h"
#include "store/search.h"

#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr int paletteHits = 24;
const QString commandPrefix = u"command:"_s;

struct KindLook {
    QString group;
    QString glyph;
};

KindLook lookOf(const QString &kind)
{
    if (kind == "customer"_L1)
        return {PaletteFeed::tr("Customers"), u"user"_s};
    if (kind == "location"_L1)
        return {PaletteFeed::tr("Addresses"), u"map-pin"_s};
    if (kind == "equipment"_L1)
        return {PaletteFeed::tr("Equipment"), u"router"_s};
    if (kind == "job"_L1)
        return {PaletteFeed::tr("Jobs"), u"wrench"_s};
    if (kind == "subscription"_L1)
        return {PaletteFeed::tr("Subscriptions"), u"wifi"_s};
    if (kind == "contract"_L1)
        return {PaletteFeed::tr("Contracts"), u"file-text"_s};
    if (kind == "invoice"_L1)
        return {PaletteFeed::tr("Invoices"), u"receipt"_s};
    if (kind == "payment"_L1)
        return {PaletteFeed::tr("Payments"), u"credit-card"_s};
    if (kind == "message"_L1)
        return {PaletteFeed::tr("Messages"), u"mail"_s};
    return {PaletteFeed::tr("Tickets"), u"ticket"_s};
}

} // namespace

PaletteFeed::PaletteFeed(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_parts.palette.addSearch([this](const QString &text, const CommandPalette::Deliver &deliver) {
        search(text, deliver);
    });
    connect(&m_parts.palette, &CommandPalette::activated, this, &PaletteFeed::run);
    retranslate();
}

void PaletteFeed::retranslate()
{
    const QString pages = tr("Go to");
    const QString commands = tr("Commands");
    const auto page = [&pages](const QString &id, const QString &title, const QString &glyph,
                          const QString &keys) {
        return PaletteItem{.id = commandPrefix + u"page:"_s + id,
            .group = pages,
            .title = title,
            .subtitle = {},
            .glyph = glyph,
            .keys = keys,
            .aliases = {}};
    };
    const auto command = [&commands](const QString &id, const QString &title, const QString &glyph,
                             const QString &aliases, const QString &keys = {}) {
        return PaletteItem{.id = commandPrefix + id,
            .group = commands,
            .title = title,
            .subtitle = {},
            .glyph = glyph,
            .keys = keys,
            .aliases = aliases};
    };
    // The modifiers of this desk's language.
    const auto native = [](const QString &keys) {
        return QKeySequence(keys).toString(QKeySequence::NativeText);
    };
    std::vector<PaletteItem> items{
        page(u"dispatch"_s, tr("Dispatch"), u"map"_s, u"Ctrl+1"_s),
        page(u"customers"_s, tr("Customers"), u"users"_s, u"Ctrl+2"_s),
        page(u"tickets"_s, tr("Tickets"), u"ticket"_s, u"Ctrl+3"_s),
        page(u"campaigns"_s, tr("Campaigns"), u"mails"_s, u"Ctrl+4"_s),
        page(u"invoices"_s, tr("Invoices and payments"), u"receipt"_s, u"Ctrl+9"_s),
        page(u"outbox"_s, tr("Outbox"), u"inbox"_s, u"Ctrl+8"_s),
        page(u"people"_s, tr("People"), u"user-check"_s, u"Ctrl+0"_s),
        page(u"devices"_s, tr("Devices"), u"router"_s, u"Ctrl+5"_s),
        page(u"status"_s, tr("Status"), u"activity"_s, u"Ctrl+6"_s),
        page(u"settings"_s, tr("Settings"), u"settings"_s, u"Ctrl+7"_s),
        command(u"today"_s, tr("Show today's board"), u"calendar"_s, u"today aujourd'hui jour"_s,
            u"T"_s),
        command(u"template"_s, tr("New jobs from a template"), u"plus"_s,
            u"new job template chain installation nouvelle intervention modèle chaîne"_s,
            native("Shift+T"_L1)),
        command(u"publish"_s, tr("Publish: tell technicians where their jobs are"), u"megaphone"_s,
            u"publish dispatch sms publier annoncer texto techniciens"_s, u"H"_s),
        command(u"pin"_s, tr("Pin the selected job, or take the pin out"), u"pin"_s,
            u"pin lock épingler fixer"_s, u"K"_s),
        command(u"wall"_s, tr("Show the wall view"), u"maximize-2"_s,
            u"wall full screen mur plein écran superviseur"_s, u"Ctrl+F11"_s),
        command(
            u"tickets:mine"_s, tr("Show my tickets"), u"user"_s, u"my tickets billets mine mes"_s),
        command(u"tickets:unassigned"_s, tr("Show the tickets nobody has"), u"user-x"_s,
            u"unassigned tickets billets non assignés"_s),
        command(u"tickets:important"_s, tr("Show the important tickets"), u"star"_s,
            u"important tickets billets"_s),
        command(u"devices:net:offline"_s, tr("Show the devices that are offline"), u"wifi-off"_s,
            u"offline devices modems hors ligne équipements"_s),
        command(u"devices:net:weak"_s, tr("Show the devices with weak light"), u"activity"_s,
            u"weak optical light devices signal faible fibre équipements"_s),
        command(u"devices:act"_s, tr("Tag, read again or update the marked devices"), u"router"_s,
            u"bulk firmware tag refresh devices masse étiquette micrologiciel relire équipements"_s,
            u"B"_s),
        command(u"outages"_s, tr("Show the outages of the network"), u"wifi-off"_s,
            u"outage silent network panne réseau muet silencieux"_s),
        command(u"retry"_s, tr("Try all connections again"), u"refresh-cw"_s,
            u"refresh sync actualiser reconnecter"_s),
        command(u"theme"_s, tr("Switch between light and dark"), u"moon"_s,
            u"theme thème sombre clair dark light"_s),
        command(u"language"_s, tr("Switch to French"), u"languages"_s,
            u"language langue english anglais français french"_s),
        command(u"shortcuts"_s, tr("Show keyboard shortcuts"), u"keyboard"_s,
            u"help aide raccourcis clavier"_s, u"?"_s),
        command(u"lock"_s, tr("Lock the desk"), u"lock"_s, u"lock verrouiller"_s, u"Ctrl+Alt+L"_s),
        command(u"paper:sheet"_s, tr("Print the technicians' day"), u"file-text"_s,
            u"print pdf sheet imprimer feuille journée"_s, u"Ctrl+P"_s),
        command(u"paper:calendar"_s, tr("Calendar file of the jobs"), u"calendar-days"_s,
            u"ics icalendar calendrier export"_s, native("Ctrl+Shift+C"_L1)),
        command(u"paper:views"_s, tr("Saved views of the board"), u"bookmark"_s,
            u"views presets vues enregistrées"_s, native("Shift+V"_L1)),
    };
    for (const auto &[id, name] : std::as_const(m_views))
        items.push_back(command(u"view:"_s + id, tr("Show the view “%1”").arg(name), u"bookmark"_s,
            u"view vue "_s + name));
    const QString board = tr("Board");
    for (const Dispatch::BoardCommand &one : Dispatch::BoardCommands::all()) {
        items.push_back({.id = commandPrefix + u"board:"_s + one.id,
            .group = board,
            .title = one.title,
            .subtitle = {},
            .glyph = one.glyph,
            .keys = native(one.keys),
            .aliases = one.aliases});
    }
    m_parts.palette.setCommands(std::move(items));
}

void PaletteFeed::setViews(const QList<std::pair<QString, QString>> &views)
{
    if (views == m_views)
        return;
    m_views = views;
    retranslate();
}

void PaletteFeed::search(const QString &text, const CommandPalette::Deliver &deliver)
{
    // The answer to an earlier text is of no use any more.
    if (m_isVoid)
        m_isVoid->store(true);
    m_isVoid = std::make_shared<std::atomic<bool>>(false);
    QCoro::connect(m_parts.mirror.read([text, isVoid = m_isVoid](QSqlDatabase &db) {
        return Store::search(db, text, {.limit = paletteHits, .isVoid = isVoid});
    }),
        this, [deliver](const Result<Store::SearchAnswer> &answer) {
            // The palette shows nothing found; why the mirror cannot be read stands in the health
            // display.
            deliver(answer ? PaletteFound(itemsOf(*answer), answer->isCut)
                           : PaletteFound(std::vector<PaletteItem>()));
        });
}

std::vector<PaletteItem> PaletteFeed::itemsOf(const Store::SearchAnswer &answer)
{
    std::vector<PaletteItem> items;
    for (const Store::SearchHit &hit : answer.hits) {
        const KindLook look = lookOf(hit.kind);
        const bool isJob = hit.kind == "job"_L1;
        const bool isDevice = hit.kind == "equipment"_L1;
        // A message is read where it stands: in its ticket.
        const QString ticket = hit.kind == "ticket"_L1 ? hit.id
            : hit.kind == "message"_L1                 ? hit.parent
                                                       : QString();
        const bool isTicket = !ticket.isEmpty();
        const bool isBill = hit.kind == "invoice"_L1 || hit.kind == "payment"_L1;
        if (!isJob && !isDevice && !isTicket && !isBill && hit.kind != "customer"_L1
            && hit.customer.isEmpty())
            continue; // nothing to open yet
        const bool isItself = isJob || isDevice || isBill || hit.customer.isEmpty();
        const QString target = isTicket ? ticket : isItself ? hit.id : hit.customer;
        const QString page = isJob ? u"job"_s
            : isDevice             ? u"equipment"_s
            : isTicket             ? u"ticket"_s
            : isBill               ? hit.kind
                                   : u"customer"_s;
        // What matched beside the title is of more use than what the document is.
        const bool isElsewhere = !hit.textRanges.isEmpty() && hit.text != hit.title;
        items.push_back({.id = u"%1:%2:%3"_s.arg(page, target, hit.id),
            .group = look.group,
            .title = hit.title,
            .subtitle = isElsewhere && hit.titleRanges.isEmpty() ? hit.text : hit.subtitle,
            .glyph = look.glyph,
            .keys = {},
            .aliases = {},
            .styledTitle = Store::markedText(hit.title, hit.titleRanges),
            .styledSubtitle = isElsewhere && hit.titleRanges.isEmpty()
                ? Store::markedText(hit.text, hit.textRanges)
                : hit.subtitle.toHtmlEscaped()});
    }
    return items;
}

void PaletteFeed::run(const QString &id)
{
    if (id.startsWith("customer:"_L1)) {
        m_parts.navigation.openCustomer(id.section(u':', 1, 1));
        return;
    }
    if (id.startsWith("ticket:"_L1)) {
        m_parts.navigation.openTicket(id.section(u':', 1, 1));
        return;
    }
    if (id.startsWith("job:"_L1)) {
        m_parts.navigation.openJob(id.section(u':', 1, 1));
        return;
    }
    if (id.startsWith("equipment:"_L1)) {
        m_parts.navigation.open(u"devices"_s, id.section(u':', 1, 1));
        return;
    }
    if (id.startsWith("invoice:"_L1) || id.startsWith("payment:"_L1)) {
        m_parts.navigation.open(u"invoices"_s, id.section(u':', 0, 1));
        return;
    }
    const QString command = id.mid(commandPrefix.size());
    if (command.startsWith("page:"_L1)) {
        m_parts.navigation.open(command.mid(5));
    } else if (command.startsWith("view:"_L1)) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT viewRequested(command.mid(5));
    } else if (command.startsWith("paper:"_L1)) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT paperRequested(command.mid(6));
    } else if (command.startsWith("tickets:"_L1)) {
        m_parts.navigation.open(u"tickets"_s);
        Q_EMIT ticketsRequested(command.mid(8));
    } else if (command == "devices:act"_L1) {
        m_parts.navigation.open(u"devices"_s);
        Q_EMIT deviceActionRequested();
    } else if (command.startsWith("devices:"_L1)) {
        m_parts.navigation.open(u"devices"_s);
        Q_EMIT devicesRequested(command.mid(8));
    } else if (command.startsWith("board:"_L1)) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT boardRequested(command.mid(6));
    } else if (command == "today"_L1) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT todayRequested();
    } else if (command == "template"_L1) {
        Q_EMIT templateRequested();
    } else if (command == "publish"_L1) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT publishRequested();
    } else if (command == "pin"_L1) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT pinRequested();
    } else if (command == "wall"_L1) {
        m_parts.navigation.open(u"dispatch"_s);
        Q_EMIT wallRequested();
    } else if (command == "outages"_L1) {
        Q_EMIT outagesRequested();
    } else if (command == "retry"_L1) {
        m_parts.session.retryAll();
    } else if (command == "theme"_L1) {
        m_parts.settings.setTheme(m_parts.settings.theme() == "dark"_L1 ? u"light"_s : u"dark"_s);
    } else if (command == "language"_L1) {
        m_parts.settings.setLanguage(m_parts.settings.language() == "fr"_L1 ? u"en"_s : u"fr"_s);
    } else if (command == "lock"_L1) {
        m_parts.session.lock()->lock();
    } else if (command == "shortcuts"_L1) {
        Q_EMIT shortcutsRequested();
    }
}

} // namespace FibreDesk
