// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/requestscope.h"
#include "cpe/acs/acsclient.h"
#include "devicelive.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

class DeviceTasks;

/// What is seldom done to a device and not lightly: new firmware, factory settings, and the tags
/// that the ACS keeps of it. The files and the tags are asked for when somebody wants them. And
/// what stands at the ACS of this device that did not come from this desk: tasks of others and
/// faults.
class DeviceUpkeep : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool canAsk READ canAsk NOTIFY changed)
    /// Firmware at the ACS that says it is for this model, or does not say for which.
    Q_PROPERTY(FibreDesk::RecordModel *files READ files CONSTANT)
    Q_PROPERTY(QString firmware READ firmware NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(bool areFilesKnown READ areFilesKnown NOTIFY changed)
    Q_PROPERTY(QStringList tags READ tags NOTIFY changed)
    Q_PROPERTY(bool areTagsKnown READ areTagsKnown NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    /// Tasks and faults that are none of this desk's.
    Q_PROPERTY(FibreDesk::RecordModel *others READ others CONSTANT)
    /// Why they are not known.
    Q_PROPERTY(FibreDesk::ErrorText othersError READ othersError NOTIFY changed)

public:
    struct Parts {
        Cpe::Acs::AcsClient *acs = nullptr; ///< null: no ACS
        DeviceLive *live = nullptr;
        DeviceTasks *tasks = nullptr;
        std::function<QString(const DeviceHandle &)> acsId{};
        /// The server's id of a task that this desk follows.
        std::function<bool(const QString &)> isOurs{};
    };

    explicit DeviceUpkeep(Parts parts, QObject *parent = nullptr);
    ~DeviceUpkeep() override;

    Q_INVOKABLE void readFiles();
    /// `file` is a row of files.
    Q_INVOKABLE void install(int file);
    /// Why what was typed does not let it be reset; empty = it does.
    [[nodiscard]] Q_INVOKABLE QString resetProblem(const QString &typed) const;
    Q_INVOKABLE void factoryReset(const QString &typed);

    Q_INVOKABLE void readTags();
    Q_INVOKABLE void addTag(const QString &tag);
    Q_INVOKABLE void removeTag(const QString &tag);

    [[nodiscard]] bool canAsk() const;
    [[nodiscard]] RecordModel *files() { return &m_files; }
    /// That the device has now, as far as it is known.
    [[nodiscard]] QString firmware() const;
    [[nodiscard]] bool isReading() const { return m_reading > 0; }
    [[nodiscard]] bool areFilesKnown() const { return m_areFilesKnown; }
    [[nodiscard]] QStringList tags() const { return m_tags; }
    [[nodiscard]] bool areTagsKnown() const { return m_areTagsKnown; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] RecordModel *others() { return &m_others; }
    [[nodiscard]] ErrorText othersError() const { return m_othersError; }
    void setLanguage(const QString &language) { m_language = language; }

Q_SIGNALS:
    void changed();

private:
    using Faults = Result<Cpe::Acs::Page<Cpe::Acs::FaultRecord>>;
    using Tasks = Result<Cpe::Acs::Page<Cpe::Acs::QueuedTask>>;

    void readOthers();
    void showOthers(const QList<Cpe::Acs::QueuedTask> &tasks, const Faults &faults);
    void reset();
    void setTag(const QString &tag, bool isThere);
    void fail(const Error &error);

    Parts m_parts;
    RequestScope m_scope;
    RecordModel m_files;
    QList<Cpe::Acs::AcsFile> m_known; ///< of files
    QStringList m_tags;
    bool m_areFilesKnown = false;
    bool m_areTagsKnown = false;
    int m_reading = 0;
    ErrorText m_error;
    RecordModel m_others;
    ErrorText m_othersError;
    QDateTime m_heardAt; ///< the ACS's answer that they were asked for after
    QString m_language = QStringLiteral("en");
    QString m_serial;
    int m_generation = 0;
};

} // namespace FibreDesk
