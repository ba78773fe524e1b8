// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audiencetablemodel.h"
#include "base/errortext.h"
#include "importmodels.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <qqmlintegration.h>

#include <atomic>
#include <memory>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// First step of the path: who is written to. Changes the draft's AudienceChoice and has it worked
/// out on worker threads; what a person decided stays with the row it was about.
class AudienceEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignEditor")
    Q_PROPERTY(int phase READ phase NOTIFY phaseChanged)
    Q_PROPERTY(int source READ source NOTIFY phaseChanged)
    Q_PROPERTY(QString fileName READ fileName NOTIFY phaseChanged)
    Q_PROPERTY(int fileRows READ fileRows NOTIFY phaseChanged)
    Q_PROPERTY(QString fileFacts READ fileFacts NOTIFY phaseChanged)
    Q_PROPERTY(QString oddLines READ oddLines NOTIFY phaseChanged)
    Q_PROPERTY(QString badLines READ badLines NOTIFY phaseChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString busyText READ busyText NOTIFY busyChanged)
    Q_PROPERTY(bool isStale READ isStale NOTIFY busyChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY errorChanged)
    Q_PROPERTY(int severalEmails READ severalEmails WRITE setSeveralEmails NOTIFY phaseChanged)
    Q_PROPERTY(int nameRules READ nameRules NOTIFY phaseChanged)
    Q_PROPERTY(FibreDesk::AudienceCounts counts READ counts NOTIFY audienceChanged)
    Q_PROPERTY(FibreDesk::ColumnListModel *columns READ columns CONSTANT)
    Q_PROPERTY(FibreDesk::CellTableModel *cells READ cells CONSTANT)
    Q_PROPERTY(FibreDesk::AudienceTableModel *recipients READ recipients CONSTANT)
    Q_PROPERTY(FibreDesk::CustomerChoiceModel *leftovers READ leftovers CONSTANT)
    Q_PROPERTY(FibreDesk::CustomerChoiceModel *candidates READ candidates CONSTANT)
    Q_PROPERTY(int selectedRow READ selectedRow WRITE setSelectedRow NOTIFY selectedChanged)
    Q_PROPERTY(FibreDesk::AudienceRow selected READ selected NOTIFY selectedChanged)
    Q_PROPERTY(bool onlyActive READ onlyActive WRITE setOnlyActive NOTIFY filterChanged)
    Q_PROPERTY(QString postal READ postal WRITE setPostal NOTIFY filterChanged)
    Q_PROPERTY(QString city READ city WRITE setCity NOTIFY filterChanged)
    Q_PROPERTY(QString plan READ plan WRITE setPlan NOTIFY filterChanged)
    Q_PROPERTY(
        QString filterLanguage READ filterLanguage WRITE setFilterLanguage NOTIFY filterChanged)
    Q_PROPERTY(QString group READ group WRITE setGroup NOTIFY filterChanged)
    Q_PROPERTY(QString territory READ territory WRITE setTerritory NOTIFY filterChanged)
    Q_PROPERTY(QStringList cityChoices READ cityChoices NOTIFY choicesChanged)
    Q_PROPERTY(QStringList planChoices READ planChoices NOTIFY choicesChanged)
    Q_PROPERTY(QStringList groupChoices READ groupChoices NOTIFY choicesChanged)
    Q_PROPERTY(QStringList territoryChoices READ territoryChoices NOTIFY choicesChanged)
    Q_PROPERTY(int filterCount READ filterCount NOTIFY filterCountChanged)
    Q_PROPERTY(int filterWithoutEmail READ filterWithoutEmail NOTIFY filterCountChanged)
    Q_PROPERTY(QDateTime mirrorAt READ mirrorAt NOTIFY filterCountChanged)
    Q_PROPERTY(bool isMirrorComplete READ isMirrorComplete NOTIFY filterCountChanged)

public:
    enum Phase {
        Choosing, ///< file or customers?
        Columns, ///< what do the columns hold?
        Filtering, ///< which customers?
        Recipients ///< who is written to
    };
    Q_ENUM(Phase)

    /// `mirror` may be null: then nobody is matched.
    explicit AudienceEditor(Store::Mirror *mirror, QObject *parent = nullptr);
    ~AudienceEditor() override;

    /// The draft's choice, shown; a null pointer ends it.
    void open(Drafts::AudienceChoice *choice);
    void retranslate();

    Q_INVOKABLE void importFile(const QUrl &file);
    Q_INVOKABLE void cancel();
    /// The recipients once more, where working them out was cancelled.
    Q_INVOKABLE void workOutAgain();
    Q_INVOKABLE void setRole(int column, int role);
    Q_INVOKABLE void confirmColumns();
    Q_INVOKABLE void editColumns();
    Q_INVOKABLE void startFilter();
    Q_INVOKABLE void confirmFilter();
    Q_INVOKABLE void editFilter();
    /// Back to the choice of the source; the recipients are gone.
    Q_INVOKABLE void startOver();
    Q_INVOKABLE void setNameRule(int rule, bool on);
    Q_INVOKABLE void setExcluded(int row, bool excluded);
    Q_INVOKABLE void correctEmail(int row, const QString &email);
    Q_INVOKABLE void acceptSuggestion(int row);
    Q_INVOKABLE void refuseSuggestion(int row);
    Q_INVOKABLE int acceptAllSuggestions();
    /// `part` is an Audience::NamePart: first and last name are decided on each for itself.
    Q_INVOKABLE void refuseNameChange(int row, int part, int rule, bool refused);
    Q_INVOKABLE void assignCustomer(int row, const QString &customer);
    Q_INVOKABLE void searchCustomers(const QString &text);
    Q_INVOKABLE void dismissError();

    [[nodiscard]] int phase() const { return m_phase; }
    [[nodiscard]] int source() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] int fileRows() const;
    [[nodiscard]] QString fileFacts() const;
    [[nodiscard]] QString oddLines() const;
    [[nodiscard]] QString badLines() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString busyText() const { return m_busyText; }
    /// The recipients shown are older than the decisions about them, and nobody works them out.
    [[nodiscard]] bool isStale() const { return m_isStale && !m_busy && m_phase == Recipients; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int severalEmails() const;
    void setSeveralEmails(int rule);
    [[nodiscard]] int nameRules() const;
    [[nodiscard]] AudienceCounts counts() const { return m_counts; }
    [[nodiscard]] ColumnListModel *columns() { return &m_columns; }
    [[nodiscard]] CellTableModel *cells() { return &m_cells; }
    [[nodiscard]] AudienceTableModel *recipients() { return &m_recipients; }
    [[nodiscard]] CustomerChoiceModel *leftovers() { return &m_leftovers; }
    [[nodiscard]] CustomerChoiceModel *candidates() { return &m_candidates; }
    [[nodiscard]] int selectedRow() const { return m_selected.row; }
    void setSelectedRow(int row);
    [[nodiscard]] AudienceRow selected() const { return m_selected; }
    [[nodiscard]] bool onlyActive() const { return filter().onlyActive; }
    void setOnlyActive(bool on);
    [[nodiscard]] QString postal() const { return filter().postal; }
    void setPostal(const QString &text);
    [[nodiscard]] QString city() const { return filter().city; }
    void setCity(const QString &text);
    [[nodiscard]] QString plan() const { return filter().plan; }
    void setPlan(const QString &text);
    [[nodiscard]] QString filterLanguage() const { return filter().language; }
    void setFilterLanguage(const QString &text);
    [[nodiscard]] QString group() const { return filter().group; }
    void setGroup(const QString &text);
    [[nodiscard]] QString territory() const { return filter().territory; }
    void setTerritory(const QString &text);
    [[nodiscard]] QStringList cityChoices() const { return m_choices.cities; }
    [[nodiscard]] QStringList planChoices() const { return m_choices.plans; }
    [[nodiscard]] QStringList groupChoices() const { return m_choices.groups; }
    [[nodiscard]] QStringList territoryChoices() const { return m_choices.territories; }
    [[nodiscard]] int filterCount() const { return int(m_filterCount.customers); }
    [[nodiscard]] int filterWithoutEmail() const { return int(m_filterCount.withoutEmail); }
    [[nodiscard]] QDateTime mirrorAt() const { return m_filterCount.fetchedAt; }
    [[nodiscard]] bool isMirrorComplete() const { return m_filterCount.isComplete; }
    [[nodiscard]] const std::shared_ptr<const Drafts::ResolvedAudience> &audience() const
    {
        return m_audience;
    }
    /// The recipients are there, worked out with every decision made.
    [[nodiscard]] bool isReady() const { return m_phase == Recipients && !m_busy && !m_isStale; }

Q_SIGNALS:
    void phaseChanged();
    void busyChanged();
    void errorChanged();
    void audienceChanged();
    void selectedChanged();
    void filterChanged();
    void choicesChanged();
    void filterCountChanged();
    /// The draft is other than before.
    void edited();

private:
    [[nodiscard]] Store::CustomerFilter filter() const;
    void setFilterField(QString Store::CustomerFilter::*field, const QString &text);
    void setPhase(Phase phase);
    void setBusy(const QString &text);
    void setError(const Error &error);
    void decide(int row, const std::function<void(Drafts::RowDecision &)> &change);
    void resolve();
    void readCustomers();
    void readChosen();
    void work();
    void show(Drafts::ResolvedAudience audience);
    void readChoices();
    void countFilter();
    void updateSelected();

    Store::Mirror *m_mirror;
    Drafts::AudienceChoice *m_choice = nullptr;
    Phase m_phase = Choosing;
    bool m_busy = false;
    bool m_isStale = false;
    QString m_busyText;
    ErrorText m_error;
    ColumnListModel m_columns;
    CellTableModel m_cells;
    AudienceTableModel m_recipients;
    CustomerChoiceModel m_leftovers;
    CustomerChoiceModel m_candidates;
    AudienceCounts m_counts;
    AudienceRow m_selected;
    std::shared_ptr<const Drafts::ResolvedAudience> m_audience;
    Drafts::Customers m_customers; ///< null = not read yet
    std::shared_ptr<const std::vector<Store::AudienceCustomer>> m_chosen;
    Store::FilterChoices m_choices;
    Store::AudienceCount m_filterCount;
    QTimer m_countTimer;
    int m_generation = 0;
    int m_countGeneration = 0;
    int m_searchGeneration = 0;
    std::shared_ptr<std::atomic<bool>> m_stop;
};

} // namespace FibreDesk
