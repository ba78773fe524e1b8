// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/verdict.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>

namespace FibreDesk::Cpe {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr int FewestNeighbours = 3; // of whom a share says something
constexpr seconds InformIntervalUntold = std::chrono::hours(1);
constexpr seconds SameBoot = std::chrono::minutes(2); // two sources tell one start a bit apart

bool isUpWord(const QString &word)
{
    static const QSet<QString> up{
        u"up"_s, u"connected"_s, u"online"_s, u"established"_s, u"enabled"_s, u"working"_s};
    return up.contains(word.trimmed().toLower());
}

bool isDownWord(const QString &word)
{
    static const QSet<QString> down{u"down"_s, u"disconnected"_s, u"offline"_s, u"unconfigured"_s,
        u"lowerlayerdown"_s, u"los"_s, u"nosignal"_s, u"error"_s, u"dying gasp"_s, u"notpresent"_s,
        u"dormant"_s, u"pendingdisconnect"_s, u"disconnecting"_s};
    return down.contains(word.trimmed().toLower());
}

/// One look at one device.
class Judge {
public:
    Judge(const DeviceFacts &facts, const Surroundings &around, const Limits &limits)
        : m_facts(facts)
        , m_around(around)
        , m_limits(limits)
    {
    }

    QList<Verdict> all()
    {
        judgeSilence();
        judgeLight();
        judgeWan();
        judgeBoots();
        judgeHealth();
        judgeWifi();
        for (const Contradiction &said : contradictions(m_facts))
            add(Finding::SourcesDisagree, Severity::Notice, {.contradiction = said});
        judgeAge();
        if (m_found.isEmpty()) {
            const QList<Unread> unread = whatIsUnread();
            const bool isJudged =
                !unread.contains(Unread::Light) && !unread.contains(Unread::Internet);
            add(Finding::AllWell, isJudged ? Severity::Fine : Severity::Notice, {.unread = unread});
        }
        std::ranges::stable_sort(m_found, [](const Verdict &left, const Verdict &right) {
            return std::pair(-int(left.severity), int(left.finding))
                < std::pair(-int(right.severity), int(right.finding));
        });
        return m_found;
    }

private:
    void add(Finding finding, Severity severity, const Evidence &evidence)
    {
        m_found.append({.finding = finding, .severity = severity, .evidence = evidence});
    }
    [[nodiscard]] bool has(Finding finding) const
    {
        return std::ranges::contains(m_found, finding, &Verdict::finding);
    }
    /// A time after now is a clock that is wrong, not news.
    [[nodiscard]] std::optional<seconds> ageOf(const QDateTime &at) const
    {
        if (!at.isValid())
            return {};
        return std::max(seconds(0), seconds(at.secsTo(m_around.now)));
    }
    [[nodiscard]] bool isYoung(const QDateTime &at, seconds limit) const
    {
        const auto age = ageOf(at);
        return age && *age <= limit;
    }
    [[nodiscard]] std::optional<Fact> young(
        FactKey key, seconds limit, const QString &instance = {}) const
    {
        const auto fact = best(m_facts, key, instance);
        return fact && isYoung(fact->readAt, limit) ? fact : std::nullopt;
    }
    /// Every instance of a key there is.
    [[nodiscard]] QStringList instancesOf(FactKey key) const
    {
        QStringList names;
        for (const Fact &fact : m_facts.facts) {
            if (fact.key == key && !names.contains(fact.instance))
                names.append(fact.instance);
        }
        return names;
    }
    [[nodiscard]] Neighbours neighbours() const
    {
        return countNeighbours(m_around.neighbours, m_around.now, m_limits);
    }
    [[nodiscard]] std::optional<Neighbours> neighboursIfAny() const
    {
        return m_around.neighbours.isEmpty() ? std::nullopt : std::optional(neighbours());
    }

    [[nodiscard]] QList<Unread> whatIsUnread() const;
    void judgeSilence();
    void judgeLight();
    void judgeWan();
    void judgeBoots();
    void judgeHealth();
    void judgeWifi();
    void judgeAge();

    const DeviceFacts &m_facts;
    const Surroundings &m_around;
    const Limits &m_limits;
    QList<Verdict> m_found;
};

void Judge::judgeSilence()
{
    const auto inform = best(m_facts, FactKey::LastInform);
    const auto interval = best(m_facts, FactKey::InformInterval);
    const seconds every = interval && interval->value.toLongLong() > 0
        ? seconds(interval->value.toLongLong())
        : InformIntervalUntold;
    std::optional<seconds> quiet;
    if (inform && m_around.isAcsWell)
        quiet = ageOf(inform->value.toDateTime());
    const bool isQuiet =
        quiet && double(quiet->count()) > m_limits.missedInforms * double(every.count());

    const auto ont = young(FactKey::OntState, m_limits.stateAge);
    const bool isOltDown = ont && isDownWord(ont->value.toString());
    const bool isHeard = m_around.answersNow.value_or(false)
        || (ont && isUpWord(ont->value.toString()))
        || std::ranges::any_of(m_facts.facts, [this](const Fact &fact) {
               return (fact.source == Source::Web || fact.source == Source::Snmp)
                   && isYoung(fact.readAt, m_limits.stateAge);
           });
    const Neighbours near = neighbours();
    const bool isAround =
        near.silent >= FewestNeighbours && near.silent >= m_limits.silentShare * near.total;
    Evidence evidence{.fact = isOltDown ? ont
            : isQuiet                   ? inform
                                        : std::nullopt,
        .neighbours = neighboursIfAny(),
        .age = quiet};
    if (!evidence.fact && m_around.answersNow == false)
        evidence.fact = ont;

    // What the OLT says of the line counts for more than a device that does not answer us.
    const bool isSilent =
        isOltDown || (!isHeard && (isQuiet || (m_around.answersNow == false && !inform)));
    if (isSilent && isAround)
        add(Finding::OutageAround, Severity::Critical, evidence);
    else if (isSilent)
        add(Finding::DeviceOffline, Severity::Critical, evidence);
    else if (isQuiet && isHeard)
        add(Finding::AcsSilent, Severity::Notice, evidence);
}

void Judge::judgeLight()
{
    const auto status = young(FactKey::OpticalStatus, m_limits.stateAge);
    const auto level = young(FactKey::OpticalRx, m_limits.levelAge);
    // Of the moment: a level read yesterday does not say that there is light today.
    const bool isLevelNow = level && isYoung(level->readAt, m_limits.stateAge);
    if (status && isDownWord(status->value.toString()) && !isLevelNow) {
        add(Finding::OpticalLost, Severity::Critical,
            {.fact = status, .neighbours = neighboursIfAny()});
        return;
    }
    if (level) {
        const double dbm = level->value.toDouble();
        Evidence evidence{
            .fact = level, .neighbours = neighboursIfAny(), .age = ageOf(level->readAt)};
        if (dbm < m_limits.lostDbm) {
            evidence.limit = m_limits.lostDbm;
            add(Finding::OpticalLost, Severity::Critical, evidence);
        } else if (dbm < m_limits.weakDbm) {
            evidence.limit = m_limits.weakDbm;
            add(Finding::OpticalWeak, Severity::Warning, evidence);
        } else if (dbm > m_limits.strongDbm) {
            evidence.limit = m_limits.strongDbm;
            add(Finding::OpticalStrong, Severity::Warning, evidence);
        }
    }
    // The way up can be bad while the way down is not: another wavelength.
    const auto up = young(FactKey::OltRx, m_limits.levelAge);
    if (up && up->value.toDouble() < m_limits.lostDbm && !has(Finding::OpticalWeak)
        && !has(Finding::OpticalLost))
        add(Finding::OpticalWeak, Severity::Warning,
            {.fact = up,
                .limit = m_limits.lostDbm,
                .neighbours = neighboursIfAny(),
                .age = ageOf(up->readAt)});
}

void Judge::judgeWan()
{
    // Where the line itself is dead, its services are too.
    if (has(Finding::DeviceOffline) || has(Finding::OutageAround))
        return;
    QList<Fact> down;
    for (const QString &instance : instancesOf(FactKey::WanStatus)) {
        const auto status = young(FactKey::WanStatus, m_limits.stateAge, instance);
        if (!status)
            continue;
        if (isUpWord(status->value.toString()))
            return; // one way out is enough
        if (isDownWord(status->value.toString()))
            down.append(*status);
    }
    if (down.isEmpty())
        return;
    for (const Fact &status : std::as_const(down)) {
        const auto error = young(FactKey::WanError, m_limits.stateAge, status.instance);
        if (error && error->value.toString().contains("AUTHENTICATION"_L1, Qt::CaseInsensitive)) {
            add(Finding::WanSignInRefused, Severity::Critical, {.fact = error});
            return;
        }
    }
    add(Finding::WanDown, Severity::Critical, {.fact = down.first()});
}

void Judge::judgeBoots()
{
    QList<QDateTime> boots = m_around.boots;
    if (const auto boot = best(m_facts, FactKey::LastBoot))
        boots.append(boot->value.toDateTime());
    const auto up = best(m_facts, FactKey::UpTime);
    if (up && up->readAt.isValid())
        boots.append(up->readAt.addSecs(-up->value.toLongLong()));
    std::ranges::sort(boots);
    int count = 0;
    QDateTime last;
    for (const QDateTime &boot : std::as_const(boots)) {
        if (!isYoung(boot, std::chrono::hours(24)) || boot > m_around.now)
            continue;
        if (!last.isValid() || seconds(last.secsTo(boot)) > SameBoot) {
            ++count;
            last = boot;
        }
    }
    if (count >= m_limits.rebootsPerDay)
        add(Finding::RebootsOften, Severity::Warning,
            {.fact = up, .age = ageOf(last), .count = count});
}

void Judge::judgeHealth()
{
    const auto total = young(FactKey::MemoryTotal, m_limits.stateAge);
    const auto free = young(FactKey::MemoryFree, m_limits.stateAge);
    if (total && free && total->value.toDouble() > 0) {
        const double limit = total->value.toDouble() * m_limits.memoryPercent / 100;
        if (free->value.toDouble() < limit)
            add(Finding::MemoryExhausted, Severity::Warning, {.fact = free, .limit = limit});
    }
    const auto cpu = young(FactKey::CpuUsage, m_limits.stateAge);
    if (cpu && cpu->value.toInt() >= m_limits.cpuPercent)
        add(Finding::CpuExhausted, Severity::Warning,
            {.fact = cpu, .limit = double(m_limits.cpuPercent)});
}

void Judge::judgeWifi()
{
    QList<Radio> young;
    for (const Radio &radio : m_facts.radios) {
        if (isYoung(radio.readAt, m_limits.stateAge))
            young.append(radio);
    }
    for (const Radio &radio : std::as_const(young)) {
        if (radio.enabled.value_or(true) && radio.loadPercent.value_or(0) >= m_limits.loadPercent)
            add(Finding::RadioCongested, Severity::Notice,
                {.limit = double(m_limits.loadPercent), .radio = radio});
    }
    const bool isAllOff = !young.isEmpty()
        && std::ranges::all_of(young, [](const Radio &radio) { return radio.enabled == false; });
    if (isAllOff)
        add(Finding::RadioOff, Severity::Notice, {.radio = young.first()});

    std::optional<Host> weakest;
    int count = 0;
    for (const Host &host : m_facts.hosts) {
        if (host.link == Link::Wired || !host.signalDbm || !host.active.value_or(true)
            || *host.signalDbm >= m_limits.clientDbm || !isYoung(host.readAt, m_limits.stateAge))
            continue;
        ++count;
        if (!weakest || *host.signalDbm < *weakest->signalDbm)
            weakest = host;
    }
    if (weakest)
        add(Finding::ClientSignalWeak, Severity::Notice,
            {.limit = double(m_limits.clientDbm), .host = weakest, .count = count});
}

QList<Unread> Judge::whatIsUnread() const
{
    QList<Unread> unread;
    const bool hasLight =
        young(FactKey::OpticalRx, m_limits.levelAge) || young(FactKey::OltRx, m_limits.levelAge);
    if (!hasLight)
        unread.append(Unread::Light);
    // A word that nobody knows says nothing.
    const QStringList ways = instancesOf(FactKey::WanStatus);
    const bool hasInternet = std::ranges::any_of(ways, [this](const QString &instance) {
        const auto status = young(FactKey::WanStatus, m_limits.stateAge, instance);
        return status
            && (isUpWord(status->value.toString()) || isDownWord(status->value.toString()));
    });
    if (!hasInternet)
        unread.append(Unread::Internet);
    const bool hasWifi = std::ranges::any_of(m_facts.radios,
        [this](const Radio &radio) { return isYoung(radio.readAt, m_limits.stateAge); });
    if (!hasWifi)
        unread.append(Unread::Wifi);
    if (!best(m_facts, FactKey::LastInform) || !m_around.isAcsWell)
        unread.append(Unread::Contact);
    return unread;
}

void Judge::judgeAge()
{
    QDateTime youngest;
    for (const Fact &fact : m_facts.facts) {
        // When the ACS last heard of it is no news of how it is.
        if (fact.readAt.isValid() && (!youngest.isValid() || fact.readAt > youngest))
            youngest = fact.readAt;
    }
    for (const Radio &radio : m_facts.radios) {
        if (radio.readAt.isValid() && (!youngest.isValid() || radio.readAt > youngest))
            youngest = radio.readAt;
    }
    for (const Host &host : m_facts.hosts) {
        if (host.readAt.isValid() && (!youngest.isValid() || host.readAt > youngest))
            youngest = host.readAt;
    }
    if (!youngest.isValid()) {
        if (m_found.isEmpty())
            add(Finding::NothingKnown, Severity::Notice, {});
        return;
    }
    const auto age = ageOf(youngest);
    if (age && *age > m_limits.oldAfter)
        add(Finding::DataOld, Severity::Notice, {.age = age});
}

} // namespace

bool Evidence::operator==(const Evidence &other) const
{
    const auto same = [](const std::optional<Contradiction> &left,
                          const std::optional<Contradiction> &right) {
        return left.has_value() == right.has_value()
            && (!left
                || (left->key == right->key && left->instance == right->instance
                    && left->said == right->said));
    };
    return fact == other.fact && limit == other.limit && neighbours == other.neighbours
        && radio == other.radio && host == other.host && age == other.age && count == other.count
        && unread == other.unread && same(contradiction, other.contradiction);
}

QList<Verdict> verdicts(const DeviceFacts &facts, const Surroundings &around, const Limits &limits)
{
    return Judge(facts, around, limits).all();
}

Neighbours countNeighbours(
    const QList<Neighbour> &around, const QDateTime &now, const Limits &limits)
{
    Neighbours counted{.total = int(around.size())};
    for (const Neighbour &one : around) {
        if (one.silent.value_or(false))
            ++counted.silent;
        const bool isYoung =
            one.readAt.isValid() && seconds(one.readAt.secsTo(now)) <= limits.levelAge;
        if (!one.rxDbm || !isYoung)
            continue;
        ++counted.known;
        if (*one.rxDbm < limits.weakDbm || *one.rxDbm > limits.strongDbm)
            ++counted.weak;
        else
            ++counted.normal;
    }
    return counted;
}

QString findingName(Finding finding)
{
    switch (finding) {
    case Finding::OpticalLost:
        return u"opticalLost"_s;
    case Finding::OutageAround:
        return u"outageAround"_s;
    case Finding::DeviceOffline:
        return u"deviceOffline"_s;
    case Finding::OpticalWeak:
        return u"opticalWeak"_s;
    case Finding::OpticalStrong:
        return u"opticalStrong"_s;
    case Finding::WanSignInRefused:
        return u"wanSignInRefused"_s;
    case Finding::WanDown:
        return u"wanDown"_s;
    case Finding::RebootsOften:
        return u"rebootsOften"_s;
    case Finding::AcsSilent:
        return u"acsSilent"_s;
    case Finding::MemoryExhausted:
        return u"memoryExhausted"_s;
    case Finding::CpuExhausted:
        return u"cpuExhausted"_s;
    case Finding::RadioCongested:
        return u"radioCongested"_s;
    case Finding::RadioOff:
        return u"radioOff"_s;
    case Finding::ClientSignalWeak:
        return u"clientSignalWeak"_s;
    case Finding::SourcesDisagree:
        return u"sourcesDisagree"_s;
    case Finding::DataOld:
        return u"dataOld"_s;
    case Finding::NothingKnown:
        return u"nothingKnown"_s;
    case Finding::AllWell:
        return u"allWell"_s;
    }
    std::unreachable();
}

QString unreadName(Unread unread)
{
    switch (unread) {
    case Unread::Light:
        return u"light"_s;
    case Unread::Internet:
        return u"internet"_s;
    case Unread::Wifi:
        return u"wifi"_s;
    case Unread::Contact:
        return u"contact"_s;
    }
    std::unreachable();
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Fine:
        return u"fine"_s;
    case Severity::Notice:
        return u"notice"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Critical:
        return u"critical"_s;
    }
    std::unreachable();
}

} // namespace FibreDesk::Cpe
