// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicediagnosis.h"

#include "base/format.h"
#include "devicetasks.h"
#include "devicewords.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::DiagnosisKind;
using Cpe::Acs::DiagnosisProblem;
using Cpe::Acs::DiagnosisResult;
using Cpe::Acs::DiagnosisRun;

namespace {

constexpr std::array AllKinds{DiagnosisKind::Ping, DiagnosisKind::Trace, DiagnosisKind::Download,
    DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours};
constexpr qint64 UploadOctets = 20'000'000;
/// The channels of 2.4 GHz that do not overlap.
constexpr std::array FreeChannels{1, 6, 11};
constexpr int ChannelsApart = 4;
constexpr double Million = 1e6;

std::optional<DiagnosisKind> kindNamed(const QString &name)
{
    const auto *const found = std::ranges::find_if(
        AllKinds, [&name](DiagnosisKind kind) { return Cpe::Acs::kindName(kind) == name; });
    return found == AllKinds.end() ? std::nullopt : std::optional(*found);
}

bool isTransfer(DiagnosisKind kind)
{
    return kind == DiagnosisKind::Download || kind == DiagnosisKind::Upload;
}

DiagnosisProblem problemNamed(const QString &name)
{
    for (int at = 0; at <= static_cast<int>(DiagnosisProblem::Other); ++at) {
        const auto problem = static_cast<DiagnosisProblem>(at);
        if (Cpe::Acs::problemName(problem) == name) {
            return problem;
        }
    }
    return DiagnosisProblem::Other;
}

} // namespace

DeviceDiagnosis::DeviceDiagnosis(Parts parts, Clock clock, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_clock(std::move(clock))
    , m_steps({"title", "stage", "text", "tone", "before", "beforeAt", "at", "error"}, 0)
    , m_host(m_parts.host)
{
    connect(m_parts.live, &DeviceLive::changed, this, [this] {
        const QString &serial = m_parts.live->device().serial;
        if (serial != m_serial) {
            // What was measured belongs to the device before.
            stop();
            m_serial = serial;
            m_list.clear();
            show();
        }
        Q_EMIT changed();
    });
}

DeviceDiagnosis::~DeviceDiagnosis() = default;

void DeviceDiagnosis::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
    }
}

void DeviceDiagnosis::setHost(const QString &host)
{
    if (m_host != host.trimmed()) {
        m_host = host.trimmed();
        Q_EMIT changed();
    }
}

bool DeviceDiagnosis::canRun() const
{
    return m_parts.acs && !m_parts.acsId(m_parts.live->device()).isEmpty();
}

bool DeviceDiagnosis::hasResults() const
{
    return std::ranges::any_of(m_list, [](const Step &step) { return !step.found.isEmpty(); });
}

void DeviceDiagnosis::run()
{
    QList<DiagnosisKind> kinds;
    for (const DiagnosisKind kind : AllKinds) {
        const bool needsHost = kind == DiagnosisKind::Ping || kind == DiagnosisKind::Trace;
        const bool fits = (!needsHost || !m_host.isEmpty())
            && (!isTransfer(kind) || !m_parts.transferUrl.isEmpty());
        if (fits) {
            kinds.append(kind);
        }
    }
    start(kinds);
}

void DeviceDiagnosis::runOne(const QString &kind)
{
    if (const auto found = kindNamed(kind)) {
        start({*found});
    }
}

void DeviceDiagnosis::start(QList<DiagnosisKind> kinds)
{
    if (!canRun() || isRunning() || kinds.isEmpty()) {
        return;
    }
    m_list.clear();
    for (const DiagnosisKind kind : kinds) {
        Step step{.kind = kind, .state = u"waiting"_s};
        recallLast(step);
        m_list.append(step);
        m_waiting.enqueue(kind);
    }
    next();
}

void DeviceDiagnosis::recallLast(Step &step) const
{
    for (const Cpe::DiaryEntry &entry : m_parts.live->diary().entries | std::views::reverse) {
        if (entry.kind == Cpe::Acs::kindName(step.kind)) {
            step.before = entry.after;
            step.beforeAt = entry.at;
            return;
        }
    }
}

Cpe::Acs::DiagnosisRequest DeviceDiagnosis::request(DiagnosisKind kind) const
{
    return {.kind = kind,
        .host = m_host,
        .url = isTransfer(kind) ? m_parts.transferUrl : QUrl(),
        .octets = kind == DiagnosisKind::Upload ? UploadOctets : 0};
}

void DeviceDiagnosis::next()
{
    if (m_waiting.isEmpty()) {
        m_run.reset();
        show();
        Q_EMIT changed();
        return;
    }
    m_kind = m_waiting.dequeue();
    if (Step *running = step(m_kind)) {
        running->state = u"running"_s;
        running->at = m_clock.now();
    }
    m_run = std::make_unique<DiagnosisRun>(m_parts.acs);
    m_run->setPace(m_pace);
    // What follows replaces the run: not from inside its own signal.
    connect(m_run.get(), &DiagnosisRun::stageChanged, this, &DeviceDiagnosis::handleStage,
        Qt::QueuedConnection);
    m_run->start(m_parts.acsId(m_parts.live->device()), request(m_kind));
    show();
    Q_EMIT changed();
}

void DeviceDiagnosis::handleStage()
{
    Step *one = step(m_kind);
    if (!m_run || sender() != m_run.get() || !one) {
        return;
    }
    if (!m_run->isOver()) {
        show();
        return;
    }
    if (one->state != "running"_L1) {
        return;
    }
    one->at = m_clock.now();
    if (m_run->stage() == DiagnosisRun::Stage::Done && m_run->result()) {
        one->state = u"done"_s;
        one->found = figures(*m_run->result());
        keep(*m_run->result());
    } else if (m_run->stage() == DiagnosisRun::Stage::Cancelled) {
        one->state = u"stopped"_s;
    } else {
        one->state = u"failed"_s;
        if (m_run->fault()) {
            one->error = ErrorText(Error{.kind = ErrorKind::Device,
                .detail = DeviceTasks::faultText(*m_run->fault()),
                .code = m_run->fault()->number,
                .source = u"acs diagnosis"_s});
        } else if (m_run->error()) {
            one->error = errorText(*m_run->error());
        }
    }
    next();
}

void DeviceDiagnosis::keep(const DiagnosisResult &result)
{
    const Cpe::DiaryEntry entry{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .at = m_clock.now(),
        .who = m_parts.user ? m_parts.user() : QString(),
        .kind = Cpe::Acs::kindName(result.kind),
        .outcome = Cpe::Acs::problemName(result.problem),
        .before = {},
        .after = figures(result)};
    m_parts.live->note(m_serial, entry);
}

void DeviceDiagnosis::stop()
{
    m_waiting.clear();
    for (Step &one : m_list) {
        if (one.state == "waiting"_L1 || one.state == "running"_L1) {
            one.state = u"stopped"_s;
        }
    }
    if (m_run) {
        m_run->cancel();
        m_run.release()->deleteLater(); // the order to the device still has to leave
    }
    show();
    Q_EMIT changed();
}

DeviceDiagnosis::Step *DeviceDiagnosis::step(DiagnosisKind kind)
{
    const auto found = std::ranges::find(m_list, kind, &Step::kind);
    return found == m_list.end() ? nullptr : &*found;
}

void DeviceDiagnosis::show()
{
    std::vector<RecordModel::Row> rows;
    for (const Step &one : m_list) {
        QString text;
        QString tone = u"pending"_s;
        if (one.state == "done"_L1) {
            text = sentence(one.kind, one.found, m_language);
            tone = DeviceDiagnosis::tone(one.found);
        } else if (one.state == "failed"_L1) {
            text = one.error.sentence();
            tone = u"danger"_s;
        } else if (one.state == "stopped"_L1) {
            text = tr("stopped");
        } else if (one.state == "waiting"_L1) {
            text = tr("waits for its turn");
        } else if (m_run && m_run->stage() == DiagnosisRun::Stage::Queued) {
            text = tr("the ACS waits for the device to come");
        } else {
            text = tr("the device measures");
        }
        rows.push_back({Cpe::Acs::kindName(one.kind),
            {kindWord(one.kind), one.state, text, tone,
                one.before.isEmpty() ? QString() : sentence(one.kind, one.before, m_language),
                one.beforeAt, one.at, QVariant::fromValue(one.error)}});
    }
    m_steps.applySnapshot(std::move(rows));
}

QString DeviceDiagnosis::report() const
{
    QStringList lines;
    for (const Step &one : m_list) {
        if (!one.found.isEmpty()) {
            lines.append(tr("%1 (%2): %3")
                    .arg(kindWord(one.kind), Format::dayTime(one.at, m_language),
                        sentence(one.kind, one.found, m_language)));
        } else if (one.error.isSet()) {
            lines.append(tr("%1: %2").arg(kindWord(one.kind), one.error.sentence()));
        }
    }
    if (lines.isEmpty()) {
        return {};
    }
    lines.prepend(tr("Diagnosis of the device %1").arg(m_serial));
    return lines.join(u'\n');
}

QString DeviceDiagnosis::kindWord(DiagnosisKind kind)
{
    switch (kind) {
    case DiagnosisKind::Ping:
        return tr("Ping");
    case DiagnosisKind::Trace:
        return tr("Route");
    case DiagnosisKind::Download:
        return tr("Download");
    case DiagnosisKind::Upload:
        return tr("Upload");
    case DiagnosisKind::WifiNeighbours:
        return tr("Wi-Fi around");
    }
    std::unreachable();
}

QString DeviceDiagnosis::problemWord(DiagnosisProblem problem)
{
    switch (problem) {
    case DiagnosisProblem::None:
        return {};
    case DiagnosisProblem::CannotResolveHost:
        return tr("the device cannot find the name: its name servers do not answer");
    case DiagnosisProblem::NoRoute:
        return tr("the device has no way to the Internet");
    case DiagnosisProblem::NoConnection:
        return tr("the other side does not answer");
    case DiagnosisProblem::HopLimit:
        return tr("the way is longer than what was looked at");
    case DiagnosisProblem::TransferFailed:
        return tr("the transfer broke off");
    case DiagnosisProblem::NotSignedIn:
        return tr("the test server wants a sign-in");
    case DiagnosisProblem::TimedOut:
        return tr("no end in time");
    case DiagnosisProblem::Cancelled:
        return tr("stopped");
    case DiagnosisProblem::Internal:
        return tr("the device had an error of its own");
    case DiagnosisProblem::Other:
        return tr("the device could not");
    }
    std::unreachable();
}

QJsonObject DeviceDiagnosis::figures(const DiagnosisResult &result)
{
    QJsonObject found{{u"problem"_s, Cpe::Acs::problemName(result.problem)}};
    if (result.ping) {
        found.insert("answered"_L1, result.ping->answered);
        found.insert("lost"_L1, result.ping->lost);
        if (result.ping->averageMs) {
            found.insert("averageMs"_L1, *result.ping->averageMs);
        }
        if (result.ping->mostMs) {
            found.insert("mostMs"_L1, *result.ping->mostMs);
        }
    }
    if (result.transfer) {
        found.insert("bitsPerSecond"_L1, result.transfer->bitsPerSecond);
        found.insert("mayBeMore"_L1, result.transfer->mayHaveWrapped);
    }
    if (result.kind == DiagnosisKind::Trace && !result.hops.isEmpty()) {
        found.insert("hops"_L1, static_cast<int>(result.hops.size()));
        const Cpe::Acs::TraceHop &last = result.hops.last();
        found.insert("last"_L1, last.host.isEmpty() ? last.address : last.host);
    }
    if (result.kind == DiagnosisKind::WifiNeighbours) {
        found.insert("neighbours"_L1, static_cast<int>(result.neighbours.size()));
        found.insert("channel"_L1, quietestChannel(result.neighbours));
    }
    return found;
}

QString DeviceDiagnosis::sentence(
    DiagnosisKind kind, const QJsonObject &figures, const QString &language)
{
    const DiagnosisProblem problem = problemNamed(figures.value("problem"_L1).toString());
    const QString trouble = problemWord(problem);
    QString said;
    switch (kind) {
    case DiagnosisKind::Ping: {
        const int answered = figures.value("answered"_L1).toInt();
        const int all = answered + figures.value("lost"_L1).toInt();
        if (all > 0) {
            said = tr("%1 of %2 answered").arg(answered).arg(all);
        }
        if (figures.contains("averageMs"_L1) && answered > 0) {
            said = tr("%1, %2 ms on average")
                       .arg(said, Format::number(figures.value("averageMs"_L1).toInt(), language));
        }
        break;
    }
    case DiagnosisKind::Trace:
        if (figures.contains("hops"_L1)) {
            said = tr("%1 steps, the last %2")
                       .arg(figures.value("hops"_L1).toInt())
                       .arg(figures.value("last"_L1).toString());
        }
        break;
    case DiagnosisKind::Download:
    case DiagnosisKind::Upload:
        if (figures.contains("bitsPerSecond"_L1)) {
            const QString rate = Format::number(
                std::round(figures.value("bitsPerSecond"_L1).toDouble() / Million), language);
            said = figures.value("mayBeMore"_L1).toBool() ? tr("at least %1 Mbit/s").arg(rate)
                                                          : tr("%1 Mbit/s").arg(rate);
        }
        break;
    case DiagnosisKind::WifiNeighbours: {
        const int count = figures.value("neighbours"_L1).toInt();
        const int channel = figures.value("channel"_L1).toInt();
        said = tr("%n network(s) around", "", count);
        if (channel > 0) {
            said = tr("%1; channel %2 is the quietest of 1, 6 and 11").arg(said).arg(channel);
        }
        break;
    }
    }
    if (trouble.isEmpty()) {
        return said.isEmpty() ? tr("ended, without a figure") : said;
    }
    return said.isEmpty() ? trouble : tr("%1; %2").arg(trouble, said);
}

QString DeviceDiagnosis::tone(const QJsonObject &figures)
{
    if (problemNamed(figures.value("problem"_L1).toString()) != DiagnosisProblem::None) {
        return u"danger"_s;
    }
    return figures.value("lost"_L1).toInt() > 0 ? u"warning"_s : u"ok"_s;
}

int DeviceDiagnosis::quietestChannel(const QList<Cpe::Acs::Neighbour> &neighbours)
{
    // A network disturbs the channels less than five away from it, the more the stronger it is.
    int best = 0;
    double least = std::numeric_limits<double>::max();
    bool hasAny = false;
    for (const int channel : FreeChannels) {
        double disturbance = 0;
        for (const Cpe::Acs::Neighbour &one : neighbours) {
            if (one.channel < 1 || one.channel > 14) {
                continue;
            }
            hasAny = true;
            if (std::abs(one.channel - channel) <= ChannelsApart) {
                disturbance += DeviceWords::signalPercent(one.signalDbm.value_or(-75)) + 1;
            }
        }
        if (disturbance < least) {
            least = disturbance;
            best = channel;
        }
    }
    return hasAny ? best : 0;
}

} // namespace FibreDesk
