// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceupkeep.h"

#include "base/format.h"
#include "cpe/devicetext.h"
#include "devicetasks.h"

#include <QCoroTask>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::AcsFile;
using Cpe::Acs::TaskRequest;

namespace {

constexpr qsizetype longestTag = 64;
constexpr int mostOthers = 5;

/// TR-069: "1 Firmware Upgrade Image"; all else is no firmware.
bool isFirmware(const AcsFile &file)
{
    return file.type.startsWith(u'1') && !file.type.startsWith("10"_L1);
}

/// A file that says for whom it is must say this one.
bool isFor(const AcsFile &file, const Cpe::DeviceFacts &facts)
{
    if (file.productClass.isEmpty()) {
        return true;
    }
    const auto product = Cpe::best(facts, Cpe::FactKey::ProductClass);
    const auto model = Cpe::best(facts, Cpe::FactKey::Model);
    const auto is = [&file](const std::optional<Cpe::Fact> &fact) {
        return fact && fact->value.toString().compare(file.productClass, Qt::CaseInsensitive) == 0;
    };
    return is(product) || is(model);
}

} // namespace

DeviceUpkeep::DeviceUpkeep(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_files({"title", "version", "isSame"}, 0)
    , m_others({"what", "at", "tone", "detail"}, mostOthers)
{
    connect(m_parts.live, &DeviceLive::changed, this, [this] {
        if (m_parts.live->device().serial != m_serial) {
            m_serial = m_parts.live->device().serial;
            reset();
        }
        const QDateTime heard = m_parts.live->answeredAt(Cpe::Source::Acs);
        if (heard.isValid() && heard != m_heardAt) {
            m_heardAt = heard;
            readOthers();
        }
        Q_EMIT changed();
    });
}

void DeviceUpkeep::readOthers()
{
    if (!canAsk()) {
        return;
    }
    const auto ofDevice =
        Cpe::Acs::AcsQuery::equals(u"device"_s, m_parts.acsId(m_parts.live->device()));
    QCoro::connect(m_parts.acs->tasks(ofDevice, {}, &m_scope), this,
        [this, ofDevice, generation = m_generation](const Tasks &tasks) {
            if (generation != m_generation) {
                return;
            }
            if (!tasks) {
                m_othersError = errorText(tasks.error());
                Q_EMIT changed();
                return;
            }
            QCoro::connect(m_parts.acs->faults(ofDevice, {}, &m_scope), this,
                [this, queued = tasks->rows, generation](const Faults &faults) {
                    if (generation == m_generation) {
                        showOthers(queued, faults);
                    }
                });
        });
}

void DeviceUpkeep::showOthers(const QList<Cpe::Acs::QueuedTask> &tasks, const Faults &faults)
{
    m_othersError = faults ? ErrorText() : errorText(faults.error());
    const auto isOurs = [this](const QString &task) {
        return m_parts.isOurs && !task.isEmpty() && m_parts.isOurs(task);
    };
    std::vector<RecordModel::Row> rows;
    for (const Cpe::Acs::FaultRecord &fault :
        faults ? faults->rows : QList<Cpe::Acs::FaultRecord>()) {
        if (isOurs(fault.task)) {
            continue;
        }
        QStringList detail{fault.words};
        if (fault.retries > 0) {
            detail.append(tr("%n more tr(ies)", "", fault.retries));
        }
        detail.removeAll({});
        const QString reason = DeviceTasks::faultText(fault);
        const QString number = fault.number > 0 ? QString::number(fault.number) : fault.code;
        rows.push_back({fault.id,
            {(fault.task.isEmpty() ? tr("Fault of a rule of the ACS: %1 (%2)")
                                   : tr("Fault of somebody's task: %1 (%2)"))
                    .arg(reason, Cpe::deviceText(number)),
                fault.at, u"danger"_s, detail.join(u" · "_s)}});
    }
    for (const Cpe::Acs::QueuedTask &task : tasks) {
        if (isOurs(task.id)) {
            continue;
        }
        const auto name = Cpe::Acs::taskNamed(task.name);
        rows.push_back({task.id,
            {tr("Somebody's task waits: %1")
                    .arg(name ? DeviceTasks::nameWord(*name) : Cpe::deviceText(task.name)),
                task.queued, u"pending"_s,
                task.expires.isValid()
                    ? tr("until %1").arg(Format::dayTime(task.expires, m_language))
                    : QString()}});
    }
    m_others.applySnapshot(std::move(rows));
    Q_EMIT changed();
}

DeviceUpkeep::~DeviceUpkeep()
{
    m_scope.abort();
}

void DeviceUpkeep::reset()
{
    ++m_generation;
    m_scope.abort();
    m_reading = 0;
    m_known.clear();
    m_files.reset({});
    m_tags.clear();
    m_areFilesKnown = false;
    m_areTagsKnown = false;
    m_error = {};
    m_others.reset({});
    m_othersError = {};
    m_heardAt = {};
}

bool DeviceUpkeep::canAsk() const
{
    return m_parts.acs && !m_parts.acsId(m_parts.live->device()).isEmpty();
}

QString DeviceUpkeep::firmware() const
{
    const auto fact = Cpe::best(m_parts.live->diary().facts, Cpe::FactKey::Firmware);
    return fact ? fact->value.toString() : QString();
}

void DeviceUpkeep::fail(const Error &error)
{
    m_error = errorText(error);
    Q_EMIT changed();
}

void DeviceUpkeep::readFiles()
{
    if (!canAsk()) {
        return;
    }
    ++m_reading;
    m_error = {};
    Q_EMIT changed();
    using Answer = Result<QList<AcsFile>>;
    QCoro::connect(
        m_parts.acs->files(&m_scope), this, [this, generation = m_generation](const Answer &files) {
            if (generation != m_generation) {
                return;
            }
            --m_reading;
            if (!files) {
                fail(files.error());
                return;
            }
            m_known.clear();
            for (const AcsFile &file : *files) {
                if (isFirmware(file) && isFor(file, m_parts.live->diary().facts)) {
                    m_known.append(file);
                }
            }
            std::ranges::stable_sort(m_known, std::ranges::greater(), &AcsFile::version);
            std::vector<RecordModel::Row> rows;
            for (const AcsFile &file : std::as_const(m_known)) {
                const QString version = Cpe::deviceText(file.version);
                const QString name = Cpe::deviceText(file.name);
                rows.push_back({file.name,
                    {version.isEmpty() ? name : tr("%1 · %2").arg(version, name), version,
                        !version.isEmpty() && version == firmware()}});
            }
            m_files.reset(std::move(rows));
            m_areFilesKnown = true;
            Q_EMIT changed();
        });
}

void DeviceUpkeep::install(int file)
{
    if (file >= 0 && file < m_known.size()) {
        m_parts.tasks->order(TaskRequest::download(m_known.at(file)));
    }
}

QString DeviceUpkeep::resetProblem(const QString &typed) const
{
    if (typed.trimmed().isEmpty()) {
        return tr("The serial of the device, as it stands on its label.");
    }
    return typed.trimmed() == m_serial ? QString()
                                       : tr("This is not the serial of the device in front.");
}

void DeviceUpkeep::factoryReset(const QString &typed)
{
    const auto confirmed =
        Cpe::Acs::ResetConfirmation::of(m_parts.acsId(m_parts.live->device()), m_serial, typed);
    if (!confirmed) {
        fail(confirmed.error());
        return;
    }
    m_parts.tasks->order(TaskRequest::factoryReset(*confirmed));
}

void DeviceUpkeep::readTags()
{
    if (!canAsk()) {
        return;
    }
    ++m_reading;
    Q_EMIT changed();
    using Answer = Result<Cpe::Acs::DeviceRecord>;
    QCoro::connect(
        m_parts.acs->device(m_parts.acsId(m_parts.live->device()), {u"_tags"_s}, &m_scope), this,
        [this, generation = m_generation](const Answer &device) {
            if (generation != m_generation) {
                return;
            }
            --m_reading;
            if (!device) {
                fail(device.error());
                return;
            }
            m_tags = device->tags;
            m_tags.sort(Qt::CaseInsensitive);
            m_areTagsKnown = true;
            Q_EMIT changed();
        });
}

void DeviceUpkeep::addTag(const QString &tag)
{
    setTag(tag.trimmed(), true);
}

void DeviceUpkeep::removeTag(const QString &tag)
{
    setTag(tag, false);
}

void DeviceUpkeep::setTag(const QString &tag, bool isThere)
{
    if (!canAsk() || tag.isEmpty()) {
        return;
    }
    if (isThere && (tag.size() > longestTag || Cpe::deviceText(tag) != tag)) {
        fail({.kind = ErrorKind::Validation,
            .detail = tr("A tag is one line of at most %1 characters.").arg(longestTag),
            .source = u"acs tag"_s});
        return;
    }
    ++m_reading;
    m_error = {};
    Q_EMIT changed();
    const QString id = m_parts.acsId(m_parts.live->device());
    QCoro::connect(isThere ? m_parts.acs->addTag(id, tag, &m_scope)
                           : m_parts.acs->removeTag(id, tag, &m_scope),
        this, [this, generation = m_generation](const Result<void> &done) {
            if (generation != m_generation) {
                return;
            }
            --m_reading;
            if (!done) {
                fail(done.error());
            }
            readTags(); // as the server has them now, whatever came of it
        });
}

} // namespace FibreDesk
