// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicelive.h"

#include "base/format.h"
#include "devicewords.h"
#include "verdictwords.h"

#include <QDir>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whoever walks through the list asks for none of the devices passed by.
constexpr auto rest = std::chrono::milliseconds(350);
/// Long for a file of some kilobytes; then one is told that nothing is known yet.
constexpr auto patience = std::chrono::milliseconds(100);

QString idOf(Cpe::Source source, const QString &id)
{
    return Cpe::sourceName(source) + u':' + id;
}

QVariant orNothing(const std::optional<int> &value)
{
    return value ? QVariant(*value) : QVariant();
}

/// Those on the net first, then by name, then by address.
bool stands(const Cpe::Host &left, const Cpe::Host &right)
{
    const bool isLeft = left.active.value_or(false);
    const bool isRight = right.active.value_or(false);
    if (isLeft != isRight) {
        return isLeft;
    }
    if (const int names = left.name.compare(right.name, Qt::CaseInsensitive); names != 0) {
        return names < 0;
    }
    return left.mac < right.mac;
}

} // namespace

DeviceLive::DeviceLive(DeviceWays ways, Cpe::DiaryFiles diary, Clock clock, QObject *parent)
    : QObject(parent)
    , m_ways{{{.source = Cpe::Source::Acs, .ask = std::move(ways.acs)},
          {.source = Cpe::Source::Web, .ask = std::move(ways.web)},
          {.source = Cpe::Source::Olt, .ask = std::move(ways.olt)}}}
    , m_files(std::move(diary))
    , m_clock(std::move(clock))
    , m_verdicts({"sentence", "verdictMeaning", "verdictTone"}, 4)
    , m_facts({"heading", "label", "text", "tone", "at", "source", "note"}, 0)
    , m_radios({"title", "band", "ssid", "enabled", "channel", "autoChannel", "channelWidth",
                   "security", "load", "noise", "clients", "at", "source"},
          0)
    , m_hosts({"heading", "name", "mac", "address", "active", "isWifi", "band", "isGuest", "signal",
                  "bars", "percent", "signalText", "at", "source"},
          20)
    , m_lanPorts({"up", "megabits", "errors", "at", "source"}, 0)
    , m_contradictions({"sentence"}, 0)
    , m_sources({"name", "title", "stage", "at", "error"}, 0)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, [this] { ask({}); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &DeviceLive::show);
}

void DeviceLive::open(const DeviceHandle &device)
{
    if (device == m_device) {
        return;
    }
    const bool isOther = device.id != m_device.id || device.serial != m_device.serial;
    m_device = device;
    if (!isOther) {
        return;
    }
    ++m_generation;
    m_rest.stop();
    m_diary = {};
    m_readError = {};
    m_writeError = {};
    m_setAside.clear();
    m_boots.clear();
    m_neighbours.clear();
    for (Way &way : m_ways) {
        way.isAsking = false;
        way.answeredAt = {};
        way.error = {};
    }
    m_isOpening = !device.serial.isEmpty();
    if (m_isOpening) {
        m_patience.start();
        Q_EMIT changed();
    } else {
        show();
    }
    Q_EMIT opened();
    if (device.serial.isEmpty()) {
        return;
    }
    m_files.read(device.serial)
        .then(this, [this, generation = m_generation](const Result<Cpe::DeviceDiary> &diary) {
            if (generation == m_generation) {
                takeDiary(diary);
            }
        });
    if (m_isOnline) {
        m_rest.start();
    }
}

void DeviceLive::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
    }
}

void DeviceLive::setOnline(bool isOnline)
{
    m_isOnline = isOnline;
    const bool isUnasked = !m_ways.front().answeredAt.isValid();
    if (isOnline && !m_device.serial.isEmpty() && isUnasked) {
        m_rest.start();
    }
}

void DeviceLive::ask(const QString &source)
{
    for (Way &way : m_ways) {
        if (Cpe::sourceName(way.source) == (source.isEmpty() ? u"acs"_s : source)) {
            ask(way);
        }
    }
}

void DeviceLive::ask(Way &way)
{
    if (!way.ask || way.isAsking || m_device.serial.isEmpty()) {
        return;
    }
    way.isAsking = true;
    showSources();
    Q_EMIT changed();
    QCoro::connect(way.ask(m_device), this,
        [this, &way, generation = m_generation](const Result<Cpe::DeviceFacts> &facts) {
            if (generation != m_generation) {
                return;
            }
            way.isAsking = false;
            way.error = facts ? ErrorText() : errorText(facts.error());
            if (facts) {
                way.answeredAt = m_clock.now();
                take(*facts);
            }
            show();
        });
}

void DeviceLive::take(const Cpe::DeviceFacts &facts)
{
    // On screen now; on the disk a moment later.
    Cpe::take(m_diary.facts, facts);
    Cpe::keepLevels(m_diary, facts);
    const QDateTime now = m_clock.now();
    Cpe::keepBoots(m_diary, facts, now);
    m_files.keep(m_device.serial, facts, now)
        .then(this, [this, generation = m_generation](const Result<Cpe::DeviceDiary> &diary) {
            if (generation == m_generation) {
                takeWritten(diary);
            }
        });
}

void DeviceLive::takeWritten(const Result<Cpe::DeviceDiary> &diary)
{
    m_writeError = diary ? ErrorText() : errorText(diary.error());
    if (diary && !diary->setAside.isEmpty()) {
        m_setAside = QDir::toNativeSeparators(diary->setAside);
    }
    if (diary) {
        m_readError = {}; // whatever lay in the way does no more
    }
    Q_EMIT changed();
}

void DeviceLive::note(const QString &serial, const Cpe::DiaryEntry &entry)
{
    if (serial.isEmpty()) {
        return; // there is nothing to keep it under
    }
    const bool isInFront = serial == m_device.serial;
    if (isInFront) {
        const auto same = std::ranges::find(m_diary.entries, entry.id, &Cpe::DiaryEntry::id);
        if (same == m_diary.entries.end()) {
            m_diary.entries.append(entry);
        } else {
            *same = entry;
        }
    }
    m_files.note(serial, entry).then(this, [this, serial](const Result<Cpe::DeviceDiary> &diary) {
        if (serial == m_device.serial) {
            takeWritten(diary);
        } else if (!diary) {
            Q_EMIT notKept(serial, diary.error());
        }
    });
    if (isInFront) {
        Q_EMIT changed();
    }
}

void DeviceLive::setBoots(const QList<QDateTime> &boots)
{
    if (m_boots != boots) {
        m_boots = boots;
        showVerdicts();
        Q_EMIT changed();
    }
}

QList<QDateTime> DeviceLive::boots() const
{
    // One start that two tell of a bit apart is one.
    Cpe::DeviceDiary all{.boots = m_diary.boots, .watchedSince = m_diary.watchedSince};
    Cpe::DeviceFacts heard;
    for (const QDateTime &boot : m_boots) {
        heard.facts.append({.key = Cpe::FactKey::LastBoot, .value = boot});
    }
    Cpe::keepBoots(all, heard, m_clock.now());
    return all.boots;
}

bool DeviceLive::hasWay(Cpe::Source source) const
{
    return std::ranges::any_of(
        m_ways, [source](const Way &way) { return way.source == source && way.ask; });
}

bool DeviceLive::hasAnswered(Cpe::Source source) const
{
    return std::ranges::any_of(m_ways, [source](const Way &way) {
        return way.source == source && way.answeredAt.isValid() && !way.error.isSet();
    });
}

bool DeviceLive::isAsking(Cpe::Source source) const
{
    return std::ranges::any_of(
        m_ways, [source](const Way &way) { return way.source == source && way.isAsking; });
}

QDateTime DeviceLive::answeredAt(Cpe::Source source) const
{
    const auto *const way = std::ranges::find(m_ways, source, &Way::source);
    return way == m_ways.end() ? QDateTime() : way->answeredAt;
}

ErrorText DeviceLive::errorOf(Cpe::Source source) const
{
    const auto *const way = std::ranges::find(m_ways, source, &Way::source);
    return way == m_ways.end() ? ErrorText() : way->error;
}

QString DeviceLive::restarts() const
{
    if (!m_diary.watchedSince.isValid()) {
        return {};
    }
    constexpr qint64 day = 24 * 3600;
    const QDateTime now = m_clock.now();
    const auto count = static_cast<int>(std::ranges::count_if(
        boots(), [&now](const QDateTime &boot) { return boot.secsTo(now) < day; }));
    return tr(
        "%n start(s) seen within 24 hours; looked at from here since %1, each time it was read", "",
        count)
        .arg(Format::dayTime(m_diary.watchedSince, m_language));
}

void DeviceLive::takeDiary(const Result<Cpe::DeviceDiary> &diary)
{
    if (!diary) {
        m_readError = errorText(diary.error());
    } else {
        if (!diary->setAside.isEmpty()) {
            m_setAside = QDir::toNativeSeparators(diary->setAside);
        }
        // A source that has answered meanwhile knows better.
        Cpe::DeviceDiary known = *diary;
        Cpe::take(known.facts, m_diary.facts);
        Cpe::keepLevels(known, m_diary.facts);
        if (m_diary.watchedSince.isValid()) {
            Cpe::keepBoots(known, m_diary.facts, m_clock.now());
        }
        for (const Cpe::DiaryEntry &entry : std::as_const(m_diary.entries)) {
            if (!std::ranges::contains(known.entries, entry.id, &Cpe::DiaryEntry::id)) {
                known.entries.append(entry);
            }
        }
        m_diary = std::move(known);
    }
    show();
}

bool DeviceLive::isAsking() const
{
    return std::ranges::any_of(m_ways, &Way::isAsking);
}

QDateTime DeviceLive::knownAt() const
{
    QDateTime at;
    for (const Cpe::Fact &fact : m_diary.facts.facts) {
        if (fact.readAt.isValid() && (!at.isValid() || fact.readAt > at)) {
            at = fact.readAt;
        }
    }
    return at;
}

QVariantList DeviceLive::levels() const
{
    QVariantList list;
    for (const Cpe::Level &level : m_diary.levels) {
        if (level.key == Cpe::FactKey::OpticalRx) {
            list.append(QVariantMap{{u"at"_s, level.at}, {u"dbm"_s, level.dbm},
                {u"source"_s, DeviceWords::source(level.source)}});
        }
    }
    return list;
}

void DeviceLive::setNeighbours(QList<Cpe::Neighbour> neighbours, bool isAcsWell)
{
    m_neighbours = std::move(neighbours);
    m_isAcsWell = isAcsWell;
    showVerdicts();
}

void DeviceLive::showVerdicts()
{
    Cpe::Surroundings around{.now = m_clock.now(),
        .neighbours = m_neighbours,
        .boots = boots(),
        .isAcsWell = m_isAcsWell};
    for (const Way &way : m_ways) {
        if (way.source == Cpe::Source::Acs && way.error.isSet()) {
            around.isAcsWell = false;
        }
        if (way.source == Cpe::Source::Web && way.ask && way.answeredAt.isValid()) {
            around.answersNow = true;
        }
    }
    m_isAcsSilent = !around.isAcsWell;
    std::vector<RecordModel::Row> rows;
    // Without a device, and before anybody answered, there is nothing to judge.
    if (!m_device.serial.isEmpty() && (isKnown() || !isAsking())) {
        for (const Cpe::Verdict &verdict : Cpe::verdicts(m_diary.facts, around)) {
            m_isAcsSilent = m_isAcsSilent || verdict.finding == Cpe::Finding::AcsSilent;
            rows.push_back({Cpe::findingName(verdict.finding)
                    + (verdict.evidence.radio ? verdict.evidence.radio->id : QString()),
                {VerdictWords::sentence(verdict, m_language),
                    VerdictWords::meaning(verdict, m_language),
                    VerdictWords::tone(verdict.severity)}});
        }
    }
    m_verdicts.applySnapshot(std::move(rows));
}

void DeviceLive::show()
{
    m_isOpening = false;
    m_patience.stop();
    showVerdicts();
    showFacts();
    showRadios();
    showHosts();
    showSources();
    std::vector<RecordModel::Row> differ;
    for (const Cpe::Contradiction &one : Cpe::contradictions(m_diary.facts)) {
        differ.push_back(
            {Cpe::keyName(one.key) + one.instance, {DeviceWords::contradiction(one, m_language)}});
    }
    m_contradictions.applySnapshot(std::move(differ));
    std::vector<RecordModel::Row> ports;
    for (const Cpe::LanPort &port : m_diary.facts.lanPorts) {
        ports.push_back({idOf(port.source, port.id),
            {port.up ? QVariant(*port.up) : QVariant(), orNothing(port.megabits),
                port.errors ? QVariant(*port.errors) : QVariant(), port.readAt,
                DeviceWords::source(port.source)}});
    }
    m_lanPorts.applySnapshot(std::move(ports));
    Q_EMIT changed();
}

void DeviceLive::showFacts()
{
    QList<Cpe::Fact> facts = m_diary.facts.facts;
    std::ranges::stable_sort(facts, [](const Cpe::Fact &left, const Cpe::Fact &right) {
        const auto place = [](const Cpe::Fact &fact) {
            return std::tuple(DeviceWords::groupOf(fact.key), fact.key, fact.instance);
        };
        return place(left) < place(right);
    });
    std::vector<RecordModel::Row> rows;
    std::optional<DeviceWords::Group> before;
    for (const Cpe::Fact &fact : facts) {
        const DeviceWords::Group group = DeviceWords::groupOf(fact.key);
        const QString heading = before == group ? QString() : DeviceWords::groupTitle(group);
        before = group;
        const QString label = fact.instance.isEmpty()
            ? DeviceWords::label(fact.key)
            : tr("%1 (%2)").arg(DeviceWords::label(fact.key), fact.instance);
        rows.push_back({idOf(fact.source, Cpe::keyName(fact.key) + fact.instance),
            {heading, label, DeviceWords::text(fact, m_language), DeviceWords::tone(fact),
                fact.readAt, DeviceWords::source(fact.source),
                fact.rejected.isEmpty() ? QString()
                                        : tr("Not believable: %1").arg(fact.rejected)}});
    }
    m_facts.applySnapshot(std::move(rows));
}

void DeviceLive::showRadios()
{
    std::vector<RecordModel::Row> rows;
    for (const Cpe::Radio &radio : m_diary.facts.radios) {
        QStringList title{radio.ssid, DeviceWords::band(radio.band)};
        title.removeAll({});
        rows.push_back({idOf(radio.source, radio.id),
            {title.join(u" · "_s), DeviceWords::band(radio.band), radio.ssid,
                radio.enabled ? QVariant(*radio.enabled) : QVariant(), orNothing(radio.channel),
                radio.autoChannel.value_or(false), radio.width, radio.security,
                orNothing(radio.loadPercent), orNothing(radio.noiseDbm), orNothing(radio.clients),
                radio.readAt, DeviceWords::source(radio.source)}});
    }
    m_radios.applySnapshot(std::move(rows));
}

void DeviceLive::showHosts()
{
    QHash<QString, QString> nodes;
    for (const Cpe::MeshNode &node : m_diary.facts.nodes) {
        nodes.insert(node.mac, node.name.isEmpty() ? node.mac : node.name);
    }
    QList<Cpe::Host> hosts = m_diary.facts.hosts;
    std::ranges::stable_sort(hosts, [&nodes](const Cpe::Host &left, const Cpe::Host &right) {
        const QString leftNode = nodes.value(left.node, left.node);
        const QString rightNode = nodes.value(right.node, right.node);
        return leftNode == rightNode ? stands(left, right) : leftNode < rightNode;
    });
    std::vector<RecordModel::Row> rows;
    QString before;
    for (const Cpe::Host &host : hosts) {
        const QString node = nodes.value(host.node, host.node);
        const QString heading = node == before ? QString() : node;
        before = node;
        QVariantList signal{QVariant(), 0, 0, QString()};
        if (host.signalDbm) {
            const int dbm = *host.signalDbm;
            const int percent = DeviceWords::signalPercent(dbm);
            signal = {dbm, DeviceWords::signalBars(dbm), percent,
                tr("%1 · %2 · %3")
                    .arg(DeviceWords::signalWord(dbm), DeviceWords::level(dbm, m_language, 0),
                        Format::percent(percent / 100.0, m_language))};
        } else if (host.signalPercent) {
            // Told as a share of what is possible: no level is made up for it.
            const int dbm = DeviceWords::dbmOfPercent(*host.signalPercent);
            signal = {QVariant(), DeviceWords::signalBars(dbm), *host.signalPercent,
                tr("%1 · %2").arg(DeviceWords::signalWord(dbm),
                    Format::percent(*host.signalPercent / 100.0, m_language))};
        }
        rows.push_back({idOf(host.source, host.mac + host.address),
            QVariantList{heading, host.name.isEmpty() ? host.mac : host.name, host.mac,
                host.address, host.active ? QVariant(*host.active) : QVariant(),
                host.link == Cpe::Link::Wifi, DeviceWords::band(host.band), host.isGuest}
                + signal + QVariantList{host.readAt, DeviceWords::source(host.source)}});
    }
    m_hosts.applySnapshot(std::move(rows));
}

void DeviceLive::showSources()
{
    std::vector<RecordModel::Row> rows;
    for (const Way &way : m_ways) {
        QString state = u"idle"_s;
        if (!way.ask) {
            state = u"absent"_s;
        } else if (way.isAsking) {
            state = u"asking"_s;
        } else if (way.error.isSet()) {
            state = u"failed"_s;
        } else if (way.answeredAt.isValid()) {
            state = u"answered"_s;
        }
        rows.push_back({Cpe::sourceName(way.source),
            {Cpe::sourceName(way.source), DeviceWords::source(way.source), state, way.answeredAt,
                QVariant::fromValue(way.error)}});
    }
    m_sources.applySnapshot(std::move(rows));
}

} // namespace FibreDesk
