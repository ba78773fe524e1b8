// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "arrivals.h"
#include "base/errortext.h"
#include "core/requestscope.h"
#include "geo/trailsource.h"
#include "gps/trail.h"
#include "trailcards.h"
#include "trailplayback.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <qqmlintegration.h>

#include <memory>

namespace FibreDesk::Gps {
class PositionFeed;
class TraccarClient;
} // namespace FibreDesk::Gps

namespace FibreDesk::Dispatch {

class DispatchController;

/// What the field really does: the way of one technician through the day, its stops and playback;
/// what was set aside of their tracker; when they will be at the next job; and what their coming
/// and going proposes for the state of the jobs. Follows the desk it belongs to.
class TrailController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the desk")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool isShown READ isShown NOTIFY stateChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(QString technician READ technician NOTIFY stateChanged)
    Q_PROPERTY(QString title READ title NOTIFY stateChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY trailChanged)
    Q_PROPERTY(QList<FibreDesk::Dispatch::TrailStopCard> stops READ stops NOTIFY trailChanged)
    Q_PROPERTY(int selectedStop READ selectedStop NOTIFY selectedStopChanged)
    Q_PROPERTY(FibreDesk::Geo::TrailSource *source READ source CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::TrailPlayback *playback READ playback CONSTANT)
    Q_PROPERTY(QString momentText READ momentText NOTIFY momentChanged)
    Q_PROPERTY(QString momentNote READ momentNote NOTIFY momentChanged)
    Q_PROPERTY(bool canShow READ canShow NOTIFY fieldChanged)
    Q_PROPERTY(QString etaText READ etaText NOTIFY fieldChanged)
    Q_PROPERTY(QString attendanceText READ attendanceText NOTIFY fieldChanged)
    Q_PROPERTY(
        QList<FibreDesk::Dispatch::ArrivalProposal> proposals READ proposals NOTIFY fieldChanged)
    Q_PROPERTY(
        QList<FibreDesk::Dispatch::SuspectCard> setAside READ setAside NOTIFY setAsideChanged)
    Q_PROPERTY(QString setAsideText READ setAsideText NOTIFY setAsideChanged)

public:
    enum State { Off, Loading, Empty, Ready, Failed };
    Q_ENUM(State)

    explicit TrailController(DispatchController *desk);
    ~TrailController() override;

    /// Where histories and live fixes come from; both outlive this or are set to null before.
    void setSources(Gps::TraccarClient *client, Gps::PositionFeed *feed);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isShown() const { return m_state != Off; }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] QString technician() const { return m_technician; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString summary() const { return m_summary; }
    [[nodiscard]] QList<TrailStopCard> stops() const { return m_stops; }
    [[nodiscard]] int selectedStop() const { return m_selectedStop; }
    [[nodiscard]] Geo::TrailSource *source() { return &m_source; }
    [[nodiscard]] TrailPlayback *playback() { return &m_playback; }
    [[nodiscard]] QString momentText() const { return m_momentText; }
    [[nodiscard]] QString momentNote() const { return m_momentNote; }
    [[nodiscard]] bool canShow() const { return m_canShow; }
    [[nodiscard]] QString etaText() const { return m_etaText; }
    [[nodiscard]] QString attendanceText() const { return m_attendanceText; }
    /// For the selected job, or for the jobs of the selected technician.
    [[nodiscard]] QList<ArrivalProposal> proposals() const { return m_proposals; }
    [[nodiscard]] QList<SuspectCard> setAside() const { return m_setAside; }
    [[nodiscard]] QString setAsideText() const { return m_setAsideText; }
    [[nodiscard]] const Arrivals &arrivals() const { return m_arrivals; }

    /// The day of a technician, from the server.
    Q_INVOKABLE void show(const QString &technician);
    Q_INVOKABLE void hide();
    /// Shows the selected technician's day, or hides what is shown.
    Q_INVOKABLE void toggle();
    Q_INVOKABLE void retry();
    /// Brings a stop to the middle of the map and the playback to its beginning.
    Q_INVOKABLE void goToStop(int index);
    Q_INVOKABLE void stepStop(int by);
    /// The same of one that is seen already, and selects the job it was for.
    Q_INVOKABLE void chooseStop(int index);
    /// The dispatcher agrees: written as any change of theirs is.
    Q_INVOKABLE void accept(const QString &job);
    /// Not proposed again on this desk.
    Q_INVOKABLE void dismiss(const QString &job);

Q_SIGNALS:
    void stateChanged();
    void progressChanged();
    void trailChanged();
    void selectedStopChanged();
    void momentChanged();
    void fieldChanged();
    void setAsideChanged();

private:
    /// All that one reading comes to.
    struct Day {
        Gps::Track track;
        std::vector<Gps::Stop> stops;
        std::vector<Gps::TrailPoint> line;
        double metres = 0;
    };

    static Day makeDay(int device, std::vector<Gps::Fix> reports, const QDateTime &now,
        const std::vector<Gps::Place> &places);
    void load();
    void judge();
    void handleDay(Day day);
    void handleFix(const Gps::Fix &fix);
    void handleSelection();
    void handleBoard();
    void setState(State state);
    void fill();
    void updateMoment();
    void updateField();
    void updateSetAside();
    [[nodiscard]] int deviceOf(const QString &technician) const;
    [[nodiscard]] QString inspected() const;
    [[nodiscard]] QString etaFor(const QString &technician) const;
    [[nodiscard]] QList<ArrivalProposal> proposalsOf(const Lane &lane, const QString &job) const;
    [[nodiscard]] QDateTime dayStart() const;

    DispatchController *m_desk;
    QPointer<Gps::TraccarClient> m_client;
    QPointer<Gps::PositionFeed> m_feed;

    State m_state = Off;
    ErrorText m_error;
    double m_progress = 0;
    QString m_technician;
    int m_device = 0;
    QDate m_date;
    int m_generation = 0;
    std::unique_ptr<RequestScope> m_scope;
    std::vector<Gps::Fix> m_reports; ///< as they came
    std::vector<Gps::Place> m_places; ///< the stops were joined with
    bool m_isJudging = false;
    bool m_hasMore = false; ///< came while it was being judged
    Day m_day;
    Geo::TrailSource m_source;
    TrailPlayback m_playback;
    QList<TrailStopCard> m_stops;
    QString m_summary;
    int m_selectedStop = -1;
    QString m_momentText;
    QString m_momentNote;

    Arrivals m_arrivals;
    QSet<QString> m_dismissed; ///< job and state
    bool m_canShow = false;
    QString m_etaText;
    QString m_attendanceText;
    QList<ArrivalProposal> m_proposals;
    QList<SuspectCard> m_setAside;
    QString m_setAsideText;

    QTimer m_judgeTimer;
    QTimer m_fieldTimer;
};

} // namespace FibreDesk::Dispatch
