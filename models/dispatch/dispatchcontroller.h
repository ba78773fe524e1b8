// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "boardexceptions.h"
#include "boardnews.h"
#include "boardrows.h"
#include "boardundo.h"
#include "boardview.h"
#include "cards.h"
#include "core/clock.h"
#include "exceptionmodel.h"
#include "geo/tilesource.h"
#include "groupmove.h"
#include "jobwrites.h"
#include "lanemodel.h"
#include "loadcontroller.h"
#include "pickermodel.h"
#include "splitwatch.h"
#include "store/dispatchqueries.h"
#include "technicianwrites.h"
#include "trailcontroller.h"
#include "traymodel.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <memory>
#include <set>

namespace FibreDesk::Store {
class Mirror;
struct Changes;
} // namespace FibreDesk::Store

namespace FibreDesk::Dispatch {

class CalendarFeeds;
class JobMaking;
class PlanController;
class PublishController;
class SavedViews;
class SheetController;
class SuggestController;

/// Acts for the dispatch page: one day of one team, out of the mirror, with what the dispatcher has
/// just done laid over it until the server confirmed it.
class DispatchController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString day READ day WRITE setDay NOTIFY dayChanged)
    Q_PROPERTY(QString dayText READ dayText NOTIFY dayChanged)
    Q_PROPERTY(bool isToday READ isToday NOTIFY nowChanged)
    Q_PROPERTY(int nowMinutes READ nowMinutes NOTIFY nowChanged)
    Q_PROPERTY(FibreDesk::Dispatch::LaneModel *lanes READ lanes CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::TrayModel *tray READ tray CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::PickerModel *picker READ picker CONSTANT)
    Q_PROPERTY(FibreDesk::Geo::MarkerSource *markers READ markers CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::BoardView *view READ view CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::ExceptionModel *exceptions READ exceptions CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::BoardNews *news READ news CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::LoadController *load READ load CONSTANT)
    Q_PROPERTY(QString selectedJob READ selectedJob NOTIFY selectionChanged)
    Q_PROPERTY(QString selectedTechnician READ selectedTechnician NOTIFY selectionChanged)
    Q_PROPERTY(QStringList selectedIds READ selectedIds NOTIFY selectionChanged)
    /// How many jobs are marked; from two on they are worked with at once.
    Q_PROPERTY(int markedCount READ markedCount NOTIFY marksChanged)
    Q_PROPERTY(QString markedText READ markedText NOTIFY marksChanged)
    /// What a colleague did with the job that is being dragged; empty = nothing.
    Q_PROPERTY(QString dragNews READ dragNews NOTIFY dragNewsChanged)
    /// Technicians who are off and not shown.
    Q_PROPERTY(int hiddenLanes READ hiddenLanes NOTIFY countsChanged)
    Q_PROPERTY(FibreDesk::Dispatch::JobCard jobCard READ jobCard NOTIFY jobCardChanged)
    Q_PROPERTY(FibreDesk::Dispatch::TechnicianCard technicianCard READ technicianCard NOTIFY
            technicianCardChanged)
    Q_PROPERTY(QString filterText READ filterText WRITE setFilterText NOTIFY filterChanged)
    Q_PROPERTY(int filterKind READ filterKind WRITE setFilterKind NOTIFY filterChanged)
    Q_PROPERTY(QString filterTag READ filterTag WRITE setFilterTag NOTIFY filterChanged)
    Q_PROPERTY(QStringList tags READ tags NOTIFY tagsChanged)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY stateChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int jobCount READ jobCount NOTIFY countsChanged)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY writesChanged)
    Q_PROPERTY(int uncertainCount READ uncertainCount NOTIFY writesChanged)
    Q_PROPERTY(int failedCount READ failedCount NOTIFY writesChanged)
    Q_PROPERTY(QString undoText READ undoText NOTIFY undoChanged)
    Q_PROPERTY(FibreDesk::Geo::TileSource *tiles READ tiles CONSTANT)
    Q_MOC_INCLUDE("calendarfeeds.h")
    Q_MOC_INCLUDE("plancontroller.h")
    Q_MOC_INCLUDE("publishcontroller.h")
    Q_MOC_INCLUDE("savedviews.h")
    Q_MOC_INCLUDE("sheetcontroller.h")
    Q_MOC_INCLUDE("suggestcontroller.h")
    Q_PROPERTY(FibreDesk::Dispatch::SuggestController *suggestions READ suggestions CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::PlanController *plans READ plans CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::PublishController *publisher READ publisher CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::TrailController *trail READ trail CONSTANT)
    Q_MOC_INCLUDE("jobmaking.h")
    Q_PROPERTY(FibreDesk::Dispatch::JobMaking *making READ making CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::SheetController *sheets READ sheets CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::CalendarFeeds *feeds READ feeds CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::SavedViews *savedViews READ savedViews CONSTANT)
    /// Why the user may not change jobs, as a sentence; empty = he may.
    Q_PROPERTY(
        QString writeRefusal READ writeRefusal WRITE setWriteRefusal NOTIFY writeRefusalChanged)

public:
    /// The queue feeds the mirror: Outbox::keepInMirror().
    DispatchController(Store::Mirror *mirror, Outbox::WriteQueue *queue, const Erp::FieldMap *map,
        Clock clock = {}, QObject *parent = nullptr);
    ~DispatchController() override;

    void setZone(const QTimeZone &zone);
    /// Shows the day of today and begins to follow the mirror.
    void start();

    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);
    [[nodiscard]] QString day() const { return m_day.toString(Qt::ISODate); }
    /// An ISO date; anything else is ignored.
    void setDay(const QString &iso);
    [[nodiscard]] QString dayText() const;
    [[nodiscard]] bool isToday() const { return m_board.nowMinutes >= 0; }
    [[nodiscard]] int nowMinutes() const { return m_board.nowMinutes; }
    [[nodiscard]] LaneModel *lanes() { return &m_lanes; }
    [[nodiscard]] TrayModel *tray() { return &m_tray; }
    [[nodiscard]] PickerModel *picker() { return &m_picker; }
    [[nodiscard]] Geo::MarkerSource *markers() { return &m_markers; }
    [[nodiscard]] BoardView *view() { return &m_view; }
    [[nodiscard]] ExceptionModel *exceptions() { return &m_exceptionModel; }
    [[nodiscard]] BoardNews *news() { return &m_news; }
    [[nodiscard]] LoadController *load() { return &m_load; }
    [[nodiscard]] int markedCount() const { return int(m_marked.size()); }
    [[nodiscard]] QString markedText() const;
    [[nodiscard]] QString dragNews() const { return m_dragNews; }
    [[nodiscard]] int hiddenLanes() const { return int(m_board.lanes.size()) - m_lanesShown; }
    /// In the board's order.
    [[nodiscard]] QStringList markedJobs() const;
    [[nodiscard]] JobWrites *writes() { return &m_writes; }
    [[nodiscard]] TrailController *trail() { return &m_trail; }
    [[nodiscard]] QString selectedJob() const { return m_selectedJob; }
    [[nodiscard]] QString selectedTechnician() const { return m_selectedTechnician; }
    [[nodiscard]] QStringList selectedIds() const;
    [[nodiscard]] JobCard jobCard() const { return m_jobCard; }
    [[nodiscard]] TechnicianCard technicianCard() const { return m_technicianCard; }
    [[nodiscard]] QString filterText() const { return m_filter.text; }
    void setFilterText(const QString &text);
    [[nodiscard]] int filterKind() const { return m_filter.kind ? int(*m_filter.kind) : -1; }
    void setFilterKind(int kind);
    [[nodiscard]] QString filterTag() const { return m_filter.tag; }
    void setFilterTag(const QString &tag);
    [[nodiscard]] QStringList tags() const { return m_tags; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int jobCount() const { return m_jobCount; }
    [[nodiscard]] int pendingCount() const { return m_writes.count(JobWrites::State::Pending); }
    [[nodiscard]] int uncertainCount() const { return m_writes.count(JobWrites::State::Uncertain); }
    [[nodiscard]] int failedCount() const
    {
        return m_writes.count(JobWrites::State::Refused)
            + m_writes.count(JobWrites::State::Conflict);
    }
    [[nodiscard]] QString undoText() const { return m_undo.text(); }
    [[nodiscard]] const Board &board() const { return m_board; }
    [[nodiscard]] SuggestController *suggestions() const { return m_suggestions.get(); }
    [[nodiscard]] PlanController *plans() const { return m_plans.get(); }
    [[nodiscard]] JobMaking *making() const { return m_making.get(); }
    /// Jobs that were put into the outbox as one: one step that can be taken back.
    void noteMade(const QString &text, const QString &batch, const QStringList &writes);
    [[nodiscard]] PublishController *publisher() const { return m_publisher.get(); }
    /// The day from which on somebody is told; invalid where nothing is known of it.
    [[nodiscard]] QDate toldSince() const;
    /// What this desk told technicians, noted in the documents or not.
    void setWords(QHash<QString, DeskWord> words);
    [[nodiscard]] SheetController *sheets() const { return m_sheets.get(); }
    [[nodiscard]] CalendarFeeds *feeds() const { return m_feeds.get(); }
    [[nodiscard]] SavedViews *savedViews() const { return m_savedViews.get(); }
    /// What the board is made of, with what is on its way.
    [[nodiscard]] BoardInput input() const;
    /// The job as the dispatcher sees it.
    [[nodiscard]] std::optional<Job> shown(const QString &job) const;
    [[nodiscard]] const DispatchText::Names &names() const { return m_names; }
    /// All of them as one step, named `text`.
    bool changeAll(const GroupChange &group, const QString &text);
    [[nodiscard]] QDate date() const { return m_day; }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// Where the map's pictures come from; outlives the controller.
    void setTiles(Geo::TileSource *tiles) { m_tiles = tiles; }
    [[nodiscard]] Geo::TileSource *tiles() const { return m_tiles; }
    /// Brings a place of the map to the middle of it.
    void showPlace(double latitude, double longitude)
    {
        Q_EMIT placeRequested(latitude, longitude);
    }

    /// The technicians' positions by Traccar device, already judged plausible.
    void setFixes(QHash<int, TechnicianFix> fixes);
    /// The same by technician.
    [[nodiscard]] const QHash<QString, TechnicianFix> &fixes() const { return m_fixes; }
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }

    /// How drives are judged from now on.
    void setTravel(const TravelRules &travel);
    [[nodiscard]] const TravelRules &travel() const { return m_travel; }
    /// Which of the rules that were given so far these are.
    [[nodiscard]] int travelNumber() const { return m_travelNumber; }
    /// Where somebody may drive on this day, the likeliest first.
    [[nodiscard]] const std::vector<GeoPoint> &places() const { return m_places; }

    /// Whether the server is reached, and when the jobs were last read from it: after a gap the
    /// board tells what changed meanwhile.
    void noteReach(bool isReached, const QDateTime &jobsReadAt);
    /// Those of some devices; the others stay.
    void updateFixes(const QHash<int, TechnicianFix> &fixes);

    [[nodiscard]] QString writeRefusal() const { return m_writeRefusal; }
    void setWriteRefusal(const QString &reason);

    Q_INVOKABLE void reload();
    Q_INVOKABLE void previousDay() { setDate(m_day.addDays(-1)); }
    Q_INVOKABLE void nextDay() { setDate(m_day.addDays(1)); }
    Q_INVOKABLE void goToday();

    Q_INVOKABLE void selectJob(const QString &job);
    Q_INVOKABLE void selectTechnician(const QString &technician);
    Q_INVOKABLE void clearSelection();
    /// Along the lane (`steps`) or to the lanes above and below (`lanes`), nearest in time.
    Q_INVOKABLE void moveSelection(int steps, int lanes);
    /// To the next (1) or previous (-1) exception of a kind, or of all (-1), and brings it into
    /// view.
    Q_INVOKABLE void stepException(int kind, int direction);

    /// Adds a job to those worked with at once, or takes it away.
    Q_INVOKABLE void toggleMark(const QString &job);
    /// All between the job where it began and this one.
    Q_INVOKABLE void markTo(const QString &job);
    /// Like moveSelection(), and marks what lies between.
    Q_INVOKABLE void extendMarks(int steps, int lanes);
    /// Like moveSelection(), and leaves the marks as they are.
    Q_INVOKABLE void walkMarks(int steps, int lanes);
    /// All that touch these minutes in these rows; `adds` keeps what was marked.
    Q_INVOKABLE void markArea(int firstRow, int lastRow, int from, int to, bool adds);
    Q_INVOKABLE void markAll();
    Q_INVOKABLE void clearMarks();
    Q_INVOKABLE bool isMarked(const QString &job) const { return m_marked.contains(job); }
    /// To the front without touching the marks, where it is one of them.
    Q_INVOKABLE void focusJob(const QString &job);

    /// All marked jobs by so many minutes and lanes, or none of them.
    Q_INVOKABLE bool moveMarked(int minutes, int lanes);
    /// The marked jobs as `job` was dropped: each keeps its distance to it.
    Q_INVOKABLE bool dropMarked(const QString &job, const QString &technician, int minutes);
    Q_INVOKABLE bool unassignMarked();
    Q_INVOKABLE bool dateMarked(const QString &iso);
    /// Gives the jobs of the day to each other's technician, at their times.
    Q_INVOKABLE bool swapDays(const QString &technician, const QString &other);

    Q_INVOKABLE bool resize(const QString &job, int minutes);
    /// Longer or shorter, from one line of the grid to the next.
    Q_INVOKABLE bool stretch(const QString &job, int minutes);
    /// In two, at a minute of the day or (-1) in the middle.
    Q_INVOKABLE bool split(const QString &job, int minutes = -1);
    /// Its second part did not come to be: the job as long as it was, where nobody changed that.
    Q_INVOKABLE bool undoSplit(const QString &job);
    /// The second part once more.
    Q_INVOKABLE void repeatSplit(const QString &job);
    /// A new job like it, to be placed; or at once with `technician`.
    Q_INVOKABLE bool copyJob(const QString &job, const QString &technician = {}, int minutes = -1);
    Q_INVOKABLE bool setPaused(const QString &technician, bool paused);

    /// Pinned: no plan moves it, and a drag asks.
    Q_INVOKABLE bool setPinned(const QString &job, bool pinned);
    /// The marked jobs or the one that is selected: all pinned, or where they all are, none.
    Q_INVOKABLE bool togglePins();
    /// What a drag of the job (with the marked ones where it is one of them) has to ask first;
    /// empty = nothing.
    Q_INVOKABLE QString pinQuestion(const QString &job) const;

    /// From now on dragNews() tells what others do with the job, and with those that are marked
    /// with it.
    Q_INVOKABLE void beginDrag(const QString &job);
    Q_INVOKABLE void endDrag();

    /// `minutes` since midnight; -1 = the first time it fits. False with a notice where it cannot
    /// be.
    Q_INVOKABLE bool assign(const QString &job, const QString &technician, int minutes = -1);
    Q_INVOKABLE bool unassign(const QString &job);
    Q_INVOKABLE bool moveTo(const QString &job, int minutes);
    /// Earlier, later, to another lane: what a drag does, from the keyboard.
    Q_INVOKABLE bool nudge(const QString &job, int minutes, int lanes);
    /// How far the job is (JobState): what the field proposes and the dispatcher confirms.
    Q_INVOKABLE bool changeState(const QString &job, int state);
    /// The same, with when somebody came and left (UTC; invalid = not known). What the job already
    /// has of that stays.
    bool changeState(
        const QString &job, int state, const QDateTime &arrived, const QDateTime &left);
    /// An empty date takes the job off the calendar.
    Q_INVOKABLE bool changeDate(const QString &job, const QString &iso);
    Q_INVOKABLE void undo();
    /// The dispatcher insists on a change that failed.
    Q_INVOKABLE void repeatWrite(const QString &job);
    Q_INVOKABLE void dismissWrite(const QString &job);

    Q_INVOKABLE FibreDesk::Dispatch::DropPreview previewDrop(
        const QString &job, const QString &technician, int minutes) const;
    /// What resizing a job would do.
    Q_INVOKABLE FibreDesk::Dispatch::DropPreview previewResize(
        const QString &job, int minutes) const;
    /// Fills the picker for a job.
    Q_INVOKABLE void preparePicker(const QString &wanted);
    /// Fills the picker with the others to exchange the day with.
    Q_INVOKABLE void prepareSwap(const QString &technician);
    Q_INVOKABLE QString jobTitle(const QString &job) const;
    /// What the map says of a job or technician under the pointer.
    Q_INVOKABLE QString hoverTitle(const QString &id) const;
    Q_INVOKABLE QString hoverLine(const QString &id) const;
    Q_INVOKABLE QString hoverNote(const QString &id) const;
    Q_INVOKABLE void clearFilter();
    /// Where a job stands on the timeline: the row of its lane and its start; -1 = nowhere.
    Q_INVOKABLE int laneOf(const QString &job) const;
    Q_INVOKABLE int startOf(const QString &job) const;
    /// Six weeks of ISO dates around the month of an ISO date, from a Monday on.
    Q_INVOKABLE QStringList calendarOf(const QString &iso) const;
    Q_INVOKABLE QString shiftMonth(const QString &iso, int months) const;
    Q_INVOKABLE QString monthText(const QString &iso) const;
    Q_INVOKABLE QString todayIso() const;
    /// "10:30" of minutes since midnight.
    Q_INVOKABLE QString clockText(int minutes) const;

Q_SIGNALS:
    void languageChanged();
    void dayChanged();
    void nowChanged();
    void selectionChanged();
    void marksChanged();
    void dragNewsChanged();
    void jobCardChanged();
    void technicianCardChanged();
    void filterChanged();
    void tagsChanged();
    void stateChanged();
    void countsChanged();
    void writesChanged();
    void undoChanged();
    /// The board was made anew, whatever for.
    void rebuilt();
    /// Something the dispatcher is to hear of; `tone` names one of the theme's.
    void noticed(const QString &text, const QString &tone);
    void writeRefusalChanged();
    /// Selected from elsewhere: bring it into view.
    void revealRequested(const QString &id);
    void placeRequested(double latitude, double longitude);
    /// Chosen elsewhere, for the page to do: the palette's board commands.
    void commandRequested(const QString &command);
    void placesChanged();

private:
    struct DayReading {
        Store::DispatchDay day;
        std::vector<Job> elsewhere; ///< on other days, with a write that is not settled
        QHash<QString, std::optional<double>> hours; ///< by job: its duration to the last figure
        QTimeZone siteZone;
    };

    static Result<DayReading> readDay(QSqlDatabase &db, QDate day, const QStringList &unsettled);
    void setDate(QDate day);
    void reloadPlaces();
    void handleDay(const Result<DayReading> &reading);
    void handleChanges(const Store::Changes &changes);
    void handleLearned(const JobSight &sight);
    void handleFailed(const QString &job);
    void mergeTruth(const Job &job, bool isOurs);
    void rebuild();
    void updatePlaces();
    /// "20 min of driving from …"; says so where it is an estimate. `before` null = from home.
    [[nodiscard]] QString driveText(const Travel &travel, const BoardJob *before) const;
    /// The rows of the models, of the board as it is.
    void showRows();
    void showExceptions();
    void updateJobCard();
    void updateTechnicianCard();
    void loadDetails();
    bool change(const QString &job, const JobChange &change);
    bool add(BoardUndo::Step step);
    /// Into the outbox; nothing where nothing is left to change or the job is not known.
    std::optional<BoardUndo::Entry> put(
        const QString &job, const JobChange &given, bool isUndo = false);
    /// The half of a split that is left, where it is still as the split left it.
    [[nodiscard]] const SplitWatch::Half *brokenSplit(const QString &job) const;
    [[nodiscard]] QString splitText(const SplitWatch::Half &half) const;
    /// Nobody made anything else of it since.
    [[nodiscard]] bool canUndo(const BoardUndo::Entry &entry) const;
    [[nodiscard]] bool isOnItsWay(const BoardUndo::Entry &entry) const;
    /// Gives up or cancels a job that a step had made.
    void undoCreated(const QString &write);
    /// A job out of another one, which then becomes `rest`.
    void create(const Job &job, const JobChange &place, const JobChange &rest);
    void keepCopy(const Outbox::NewWrite &write, const QString &job, const JobChange &place);
    void keepSplit(
        Outbox::NewWrite write, const Job &before, const JobChange &place, const JobChange &rest);
    bool refuseGroup(const GroupChange &group);
    [[nodiscard]] DropPreview previewGroup(
        const QString &job, const QString &technician, int minutes) const;
    [[nodiscard]] GroupChange groupDrop(
        const QString &job, const QString &technician, int minutes) const;
    void setCurrent(const QString &job);
    void setMarks(const QStringList &jobs, const QString &current);
    [[nodiscard]] QStringList marksBetween(const QString &one, const QString &other) const;
    [[nodiscard]] int rowOfLane(const QString &technician) const;
    /// `now` without an id: it is not on this day any more.
    void noteDragged(const QString &job, const Job &now);
    void tellNews();
    bool refuse(const QString &text);
    /// False, with a notice, where the user may not change jobs.
    bool mayWrite();
    /// True, with a notice, where one of them is pinned.
    bool refusePinned(const QStringList &jobs);
    [[nodiscard]] QString toldText(const Job &job) const;
    void setFilter(const JobFilter &filter);
    void log(const QString &job, const QString &text);
    [[nodiscard]] BoardRows::Context rowContext() const;
    [[nodiscard]] QString technicianName(const QString &id) const;
    [[nodiscard]] QTime proposedStart(const Job &job, const QString &technician) const;

    Store::Mirror *m_mirror;
    Clock m_clock;
    QTimeZone m_zone = QTimeZone("America/Toronto");
    QTimeZone m_siteZone; ///< of the server's own times
    QString m_language = QStringLiteral("en");
    QDate m_day;
    bool m_followsToday = true;
    bool m_isLoaded = false;
    ErrorText m_error;
    int m_generation = 0;

    std::vector<Technician> m_technicians;
    std::set<QString> m_regions; ///< the tags that are regions
    std::vector<Job> m_related; ///< steps of the day's chains that stand on other days
    QHash<QString, Job> m_jobs; ///< the server's state, as far as known
    QSet<QString> m_learned; ///< jobs answered by the server since the reading began
    QHash<QString, QStringList> m_log;
    QHash<int, TechnicianFix> m_deviceFixes;
    QHash<QString, TechnicianFix> m_fixes;
    QStringList m_tags;
    JobFilter m_filter;
    JobWrites m_writes;
    TravelRules m_travel;
    int m_travelNumber = 0;
    std::vector<GeoPoint> m_places;
    Board m_board;
    DispatchText::Names m_names;
    BoardUndo m_undo;
    BoardView m_view;
    int m_lanesShown = 0;
    BoardExceptions m_exceptions;
    TechnicianWrites m_technicianWrites;
    SplitWatch m_splits;
    QSet<QString> m_marked;
    QString m_markAnchor; ///< where marking a range began
    int m_holds = 0; ///< several changes are one: the board is made once, after them
    std::vector<Job> m_dragged; ///< as they were when the drag began, the grabbed one first
    QHash<QString, QString> m_dragTold; ///< by job
    QString m_dragNews;
    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    /// What stood on the board when the server was last reached.
    struct Gap {
        QDateTime began = {};
        QDate day = {};
        std::vector<Job> jobs = {};
        QSet<QString> own = {}; ///< what we wrote since
        bool isOver = false; ///< the next reading has it all
    };
    Gap m_gap;
    BoardNews m_news;
    LoadController m_load;

    LaneModel m_lanes;
    TrayModel m_tray;
    PickerModel m_picker;
    ExceptionModel m_exceptionModel;
    Geo::MarkerSource m_markers;
    TrailController m_trail{this};
    int m_jobCount = 0;
    Geo::TileSource *m_tiles = nullptr;

    QString m_writeRefusal;
    QString m_selectedJob;
    QString m_selectedTechnician;
    JobCard m_jobCard;
    TechnicianCard m_technicianCard;
    Store::JobDetails m_details;
    QString m_detailsOf;

    QTimer m_tick;
    QTimer m_reloadTimer;
    QTimer m_rebuildTimer;
    QTimer m_placesTimer;

    std::unique_ptr<SuggestController> m_suggestions;
    std::unique_ptr<PlanController> m_plans;
    std::unique_ptr<JobMaking> m_making;
    std::unique_ptr<PublishController> m_publisher;
    std::unique_ptr<SheetController> m_sheets;
    std::unique_ptr<CalendarFeeds> m_feeds;
    std::unique_ptr<SavedViews> m_savedViews;
};

} // namespace FibreDesk::Dispatch
