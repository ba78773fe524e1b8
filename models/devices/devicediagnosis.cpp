// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicediagnosis.h"

#include "base/format.h"
#include "devicetasks.h"
#include "verdictwords.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::DiagnosisKind;
using Cpe::Acs::DiagnosisProblem;
using Cpe::Acs::DiagnosisRun;

namespace {

constexpr std::array AllKinds{DiagnosisKind::Ping, DiagnosisKind::Trace, DiagnosisKind::Download,
    DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours};
constexpr qint64 UploadOctets = 20'000'000;

bool isTransfer(DiagnosisKind kind)
{
    return kind == DiagnosisKind::Download || kind == DiagnosisKind::Upload;
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
        } else if (m_isReadingLight && !m_parts.live->isAsking(Cpe::Source::Olt)) {
            handleLight();
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

bool DeviceDiagnosis::knowsAcs() const
{
    return m_parts.acs && !m_parts.acsId(m_parts.live->device()).isEmpty();
}

bool DeviceDiagnosis::canReadLight() const
{
    return !m_serial.isEmpty() && m_parts.canReadLight
        && m_parts.canReadLight(m_parts.live->device());
}

bool DeviceDiagnosis::isLightKnown() const
{
    const Cpe::DeviceFacts &facts = m_parts.live->diary().facts;
    return Cpe::best(facts, Cpe::FactKey::OpticalRx) || Cpe::best(facts, Cpe::FactKey::OltRx);
}

bool DeviceDiagnosis::canRun() const
{
    return knowsAcs() || canReadLight();
}

bool DeviceDiagnosis::canLook() const
{
    return canRun() && (canReadLight() || isLightKnown() || !m_parts.live->neighbours().isEmpty());
}

bool DeviceDiagnosis::mayMeasure() const
{
    return !refusalOf(m_parts.oversight, u"actOnDevices"_s);
}

bool DeviceDiagnosis::hasResults() const
{
    return std::ranges::any_of(m_list, [](const Step &step) { return !step.found.isEmpty(); });
}

void DeviceDiagnosis::run()
{
    QStringList names;
    // What costs the customer nothing comes first, and tells most.
    if (canReadLight() || isLightKnown()) {
        names.append(LightStep);
    }
    if (!m_parts.live->neighbours().isEmpty()) {
        names.append(AroundStep);
    }
    const bool canMeasure = knowsAcs() && mayMeasure();
    for (const DiagnosisKind kind : AllKinds) {
        const bool needsHost = kind == DiagnosisKind::Ping || kind == DiagnosisKind::Trace;
        const bool fits = canMeasure && (!needsHost || !m_host.isEmpty())
            && (!isTransfer(kind) || !m_parts.transferUrl.isEmpty());
        if (fits) {
            names.append(Cpe::Acs::kindName(kind));
        }
    }
    start(names);
}

void DeviceDiagnosis::runOne(const QString &kind)
{
    if (kind == LightStep || kind == AroundStep
        || (knowsAcs() && mayMeasure() && kindNamed(kind))) {
        start({kind});
    }
}

void DeviceDiagnosis::start(const QStringList &names)
{
    if (!canRun() || isRunning() || names.isEmpty()) {
        return;
    }
    m_list.clear();
    for (const QString &name : names) {
        Step step{.name = name, .state = u"waiting"_s};
        recallLast(step);
        m_list.append(step);
        m_waiting.enqueue(name);
    }
    next();
}

void DeviceDiagnosis::recallLast(Step &step) const
{
    for (const Cpe::DiaryEntry &entry : m_parts.live->diary().entries | std::views::reverse) {
        if (entry.kind == step.name) {
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
    m_current = m_waiting.dequeue();
    if (Step *running = step(m_current)) {
        running->state = u"running"_s;
        running->at = m_clock.now();
    }
    const auto kind = kindNamed(m_current);
    if (!kind) {
        m_run.reset();
        if (m_current == LightStep) {
            beginLight();
        } else {
            lookAround();
        }
        return;
    }
    m_run = std::make_unique<DiagnosisRun>(m_parts.acs);
    m_run->setPace(m_pace);
    m_run->setOversight(m_parts.oversight, m_serial);
    // What follows replaces the run: not from inside its own signal.
    connect(m_run.get(), &DiagnosisRun::stageChanged, this, &DeviceDiagnosis::handleStage,
        Qt::QueuedConnection);
    m_run->start(m_parts.acsId(m_parts.live->device()), request(*kind));
    show();
    Q_EMIT changed();
}

void DeviceDiagnosis::beginLight()
{
    m_isReadingLight = true;
    if (canReadLight()) {
        m_parts.live->ask(u"olt"_s);
        show();
        Q_EMIT changed();
        return; // its answer goes on
    }
    handleLight();
}

void DeviceDiagnosis::handleLight()
{
    m_isReadingLight = false;
    Step *one = step(LightStep);
    if (!one || one->state != "running"_L1) {
        return;
    }
    one->at = m_clock.now();
    const Cpe::DeviceFacts &facts = m_parts.live->diary().facts;
    QJsonObject found;
    const auto tell = [&found, &facts](Cpe::FactKey key, const QString &name) {
        if (const auto fact = Cpe::best(facts, key)) {
            found.insert(name, fact->value.toDouble());
            found.insert(name + u"At"_s, fact->readAt.toUTC().toString(Qt::ISODateWithMs));
        }
    };
    tell(Cpe::FactKey::OpticalRx, u"rxDbm"_s);
    tell(Cpe::FactKey::OltRx, u"oltDbm"_s);
    const ErrorText why = canReadLight() ? m_parts.live->errorOf(Cpe::Source::Olt) : ErrorText();
    if (why.isSet() || found.isEmpty()) {
        // What was known before is no result of now.
        one->state = u"failed"_s;
        one->error = why.isSet() ? why
                                 : errorText({.kind = ErrorKind::NotFound,
                                       .detail = tr("nobody has told of the light of this device"),
                                       .source = u"device light"_s});
    } else {
        found.insert(u"problem"_s, Cpe::Acs::problemName(DiagnosisProblem::None));
        end(*one, Cpe::Acs::problemName(DiagnosisProblem::None), found);
    }
    next();
}

void DeviceDiagnosis::lookAround()
{
    Step *one = step(AroundStep);
    if (!one) {
        return;
    }
    const Cpe::Neighbours around = Cpe::countNeighbours(m_parts.live->neighbours(), m_clock.now());
    one->at = m_clock.now();
    if (VerdictWords::neighbours(around).isEmpty()) {
        one->state = u"failed"_s;
        one->error = errorText({.kind = ErrorKind::NotFound,
            .detail = tr("nothing is known of the devices on the same port"),
            .source = u"device neighbours"_s});
    } else {
        end(*one, Cpe::Acs::problemName(DiagnosisProblem::None),
            {{u"problem"_s, Cpe::Acs::problemName(DiagnosisProblem::None)},
                {u"known"_s, around.known}, {u"normal"_s, around.normal}, {u"weak"_s, around.weak},
                {u"silent"_s, around.silent}, {u"total"_s, around.total}});
    }
    next();
}

void DeviceDiagnosis::handleStage()
{
    Step *one = step(m_current);
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
        end(*one, Cpe::Acs::problemName(m_run->result()->problem), figures(*m_run->result()));
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

void DeviceDiagnosis::end(Step &step, const QString &outcome, const QJsonObject &found)
{
    step.state = u"done"_s;
    step.found = found;
    m_parts.live->note(m_serial,
        {.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .at = m_clock.now(),
            .who = m_parts.user ? m_parts.user() : QString(),
            .kind = step.name,
            .outcome = outcome,
            .after = found});
}

void DeviceDiagnosis::stop()
{
    m_waiting.clear();
    m_isReadingLight = false;
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

DeviceDiagnosis::Step *DeviceDiagnosis::step(const QString &name)
{
    const auto found = std::ranges::find(m_list, name, &Step::name);
    return found == m_list.end() ? nullptr : &*found;
}

void DeviceDiagnosis::show()
{
    std::vector<RecordModel::Row> rows;
    for (const Step &one : m_list) {
        QString text;
        QString tone = u"pending"_s;
        if (one.state == "done"_L1) {
            text = stepSentence(one.name, one.found, m_language);
            tone = stepTone(one.name, one.found);
        } else if (one.state == "failed"_L1) {
            text = one.error.sentence();
            tone = u"danger"_s;
        } else if (one.state == "stopped"_L1) {
            text = tr("stopped");
        } else if (one.state == "waiting"_L1) {
            text = tr("waits for its turn");
        } else if (one.name == LightStep) {
            text = tr("the OLT is being asked");
        } else if (m_run && m_run->stage() == DiagnosisRun::Stage::Queued) {
            text = tr("the ACS waits for the device to come");
        } else {
            text = tr("the device measures");
        }
        rows.push_back({one.name,
            {stepWord(one.name), one.state, text, tone,
                one.before.isEmpty() ? QString() : stepSentence(one.name, one.before, m_language),
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
                    .arg(stepWord(one.name), Format::dayTime(one.at, m_language),
                        stepSentence(one.name, one.found, m_language)));
        } else if (one.error.isSet()) {
            lines.append(tr("%1: %2").arg(stepWord(one.name), one.error.sentence()));
        }
    }
    if (lines.isEmpty()) {
        return {};
    }
    lines.prepend(tr("Diagnosis of the device %1").arg(m_serial));
    return lines.join(u'\n');
}

} // namespace FibreDesk
