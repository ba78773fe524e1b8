// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/listexport.h"
#include "base/rowselection.h"
#include "core/clock.h"
#include "cpe/acs/fleetrun.h"
#include "cpe/devicediary.h"
#include "devicebulkmodel.h"
#include "devicefleet.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

#include <array>
#include <functional>
#include <memory>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// Acts on the marked devices through the ACS: shows first what would happen to each and to whom
/// not, then does it a few at a time and tells what became of each. One action at a time; it goes
/// on when nobody looks. Nothing is ever asked twice by itself.
class DeviceBulk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::RowSelection *selection READ selection CONSTANT)
    Q_PROPERTY(FibreDesk::DeviceBulkModel *items READ items CONSTANT)
    Q_PROPERTY(FibreDesk::ListExport *fileExport READ fileExport CONSTANT)
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    /// It runs, or came to an end that nobody has seen.
    Q_PROPERTY(bool isNews READ isNews NOTIFY changed)
    Q_PROPERTY(Phase phase READ phase NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    /// {outcome, text, tone, count} each, also those of which there is none.
    Q_PROPERTY(QVariantList kinds READ kinds NOTIFY changed)
    /// What would happen, or how far it is.
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    /// What is to be thought of before it begins.
    Q_PROPERTY(QString warning READ warning NOTIFY changed)
    Q_PROPERTY(int ready READ ready NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    /// Marked and not in the list that is shown: left out unless somebody says otherwise.
    Q_PROPERTY(int outside READ outside NOTIFY changed)
    Q_PROPERTY(bool takesOutside READ takesOutside WRITE setTakesOutside NOTIFY changed)
    /// How many devices it is for has to be typed first.
    Q_PROPERTY(bool needsNumber READ needsNumber NOTIFY changed)
    /// Why it went no further; empty = it did.
    Q_PROPERTY(QString stopText READ stopText NOTIFY changed)
    Q_PROPERTY(bool canStop READ canStop NOTIFY changed)
    Q_PROPERTY(bool canTryAgain READ canTryAgain NOTIFY changed)
    Q_PROPERTY(bool canGoOn READ canGoOn NOTIFY changed)
    /// Why nothing can be chosen yet; empty = it can.
    Q_PROPERTY(QString hindrance READ hindrance NOTIFY changed)
    /// {name, text} of the firmware that the ACS has.
    Q_PROPERTY(QVariantList files READ files NOTIFY filesChanged)
    Q_PROPERTY(bool isReadingFiles READ isReadingFiles NOTIFY filesChanged)
    Q_PROPERTY(FibreDesk::ErrorText filesError READ filesError NOTIFY filesChanged)
    /// In use at the ACS.
    Q_PROPERTY(QStringList tags READ tags NOTIFY tagsChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(int limit READ limit WRITE setLimit NOTIFY limitChanged)
    Q_PROPERTY(int leastLimit READ leastLimit CONSTANT)
    Q_PROPERTY(int mostLimit READ mostLimit CONSTANT)

public:
    enum Phase {
        Idle,
        Choosing,
        Planning, ///< the preview is being read
        Planned,
        Running,
        Over ///< nothing waits; what waits at the ACS is still told of when it is done
    };
    Q_ENUM(Phase)
    enum Action { AddTag, RemoveTag, Refresh, Firmware };
    Q_ENUM(Action)

    struct Parts {
        Store::Mirror *mirror = nullptr;
        Cpe::Acs::AcsClient *acs = nullptr;
        Cpe::Acs::TaskWatch *watch = nullptr;
        std::function<QString()> user{}; ///< who is at the desk
        Clock clock{};
    };

    DeviceBulk(Parts parts, RowSelection::Rows rows, QObject *parent = nullptr);
    ~DeviceBulk() override;

    void setLanguage(const QString &language);
    void setFleet(const DeviceFleetPointer &fleet);

    /// Shows what can be chosen, or what runs.
    Q_INVOKABLE void choose();
    /// What runs, or ended out of sight, in sight again.
    Q_INVOKABLE void show();
    /// Shows what this would do; `value` is the tag, or the name of the file.
    Q_INVOKABLE void preview(int action, const QString &value);
    /// Back from the preview to the choice.
    Q_INVOKABLE void reconsider();
    /// What was previewed; `typed` is how many that is, where it needsNumber(). The marks are gone
    /// then.
    Q_INVOKABLE void run(const QString &typed);
    /// What is not begun stays undone; what was sent is followed.
    Q_INVOKABLE void stop();
    /// Once more, for those that failed or were not taken.
    Q_INVOKABLE void tryAgain();
    /// For those that were not begun.
    Q_INVOKABLE void goOn();
    /// Out of sight; a run goes on.
    Q_INVOKABLE void close();
    /// Why a tag cannot be called that; empty = it can.
    [[nodiscard]] Q_INVOKABLE QString tagProblem(const QString &tag) const;
    Q_INVOKABLE void readFiles();

    [[nodiscard]] RowSelection *selection() { return &m_selection; }
    [[nodiscard]] DeviceBulkModel *items() { return &m_items; }
    [[nodiscard]] ListExport *fileExport() { return &m_export; }
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] bool isNews() const
    {
        return m_isNews && (m_phase == Running || m_phase == Over);
    }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QVariantList kinds() const;
    [[nodiscard]] int count(Cpe::Acs::FleetOutcome outcome) const
    {
        return m_counts.at(static_cast<std::size_t>(outcome));
    }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString warning() const;
    [[nodiscard]] int ready() const { return count(Cpe::Acs::FleetOutcome::Ready); }
    [[nodiscard]] double progress() const;
    [[nodiscard]] int outside() const { return m_outside; }
    [[nodiscard]] bool takesOutside() const { return m_takesOutside; }
    void setTakesOutside(bool takes);
    [[nodiscard]] bool needsNumber() const;
    [[nodiscard]] QString stopText() const;
    [[nodiscard]] bool canStop() const;
    [[nodiscard]] bool canTryAgain() const;
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] QString hindrance() const;
    [[nodiscard]] QVariantList files() const;
    [[nodiscard]] bool isReadingFiles() const { return m_isReadingFiles; }
    [[nodiscard]] ErrorText filesError() const { return m_filesError; }
    [[nodiscard]] QStringList tags() const { return m_tags; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int limit() const { return m_limit; }
    void setLimit(int limit);
    [[nodiscard]] static int leastLimit() { return Cpe::Acs::FleetAction::leastLimit; }
    [[nodiscard]] static int mostLimit() { return Cpe::Acs::FleetAction::mostLimit; }
    /// Devices that are not begun or on their way: closing the program would leave them.
    [[nodiscard]] int unfinished() const;

    /// So many that their number has to be typed.
    static constexpr int manyDevices = 200;

Q_SIGNALS:
    void changed();
    void limitChanged();
    void filesChanged();
    void tagsChanged();
    /// The sheet wants to be seen, wherever the user is.
    void shown();
    void noticed(const QString &text, const QString &tone);
    /// Something was done to a device that its diary and its customer's time line are to know.
    void acted(const QString &serial, const FibreDesk::Cpe::DiaryEntry &entry, const QString &text);

private:
    static constexpr std::size_t outcomes =
        static_cast<std::size_t>(Cpe::Acs::FleetOutcome::Left) + 1;

    void setPhase(Phase phase);
    void plan();
    [[nodiscard]] std::vector<qint64> chosenRows() const;
    void begin(const std::function<void(Cpe::Acs::FleetRun &)> &how);
    void handleTold(std::size_t place);
    void handleOver();
    void record(const Cpe::Acs::FleetItem &item);
    void count();
    [[nodiscard]] ListExport::Source exportSource() const;

    Parts m_parts;
    RowSelection m_selection;
    DeviceBulkModel m_items;
    ListExport m_export;
    DeviceFleetPointer m_fleet;
    Cpe::Acs::FleetAction m_action;
    std::unique_ptr<Cpe::Acs::FleetRun> m_run;
    Phase m_phase = Idle;
    bool m_isShown = false;
    bool m_isNews = false;
    bool m_takesOutside = false;
    int m_outside = 0;
    int m_requests = 0;
    int m_generation = 0;
    int m_limit = 10;
    std::array<int, outcomes> m_counts{};
    QTimer m_tellTimer; ///< many changes of one moment are one
    QList<Cpe::Acs::AcsFile> m_files;
    bool m_isReadingFiles = false;
    ErrorText m_filesError;
    QStringList m_tags;
    ErrorText m_error;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
