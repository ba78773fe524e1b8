// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "dispatch/chainplan.h"
#include "store/jobparty.h"

#include <QObject>
#include <QStringList>
#include <qqmlintegration.h>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
struct NewWrite;
}
namespace Store {
class Mirror;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

class DispatchController;
class JobMaking;

/// The sheet that makes the jobs of a template: for whom, where, from when on and with whom, and
/// what would come of it, before anything is made.
class TemplateController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by JobMaking")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY openChanged)
    Q_PROPERTY(QStringList names READ names NOTIFY templatesChanged)
    Q_PROPERTY(int index READ index WRITE setIndex NOTIFY choiceChanged)
    /// What is wrong with the file of own templates, line by line.
    Q_PROPERTY(QStringList faults READ faults NOTIFY templatesChanged)
    Q_PROPERTY(QString file READ file NOTIFY templatesChanged)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged)
    Q_PROPERTY(FibreDesk::RecordModel *matches READ matches CONSTANT)
    Q_PROPERTY(QString customer READ customer NOTIFY partyChanged)
    Q_PROPERTY(QStringList locations READ locations NOTIFY partyChanged)
    Q_PROPERTY(int locationIndex READ locationIndex WRITE setLocationIndex NOTIFY partyChanged)
    Q_PROPERTY(QString firstDay READ firstDay WRITE setFirstDay NOTIFY choiceChanged)
    Q_PROPERTY(QStringList people READ people NOTIFY peopleChanged)
    Q_PROPERTY(int personIndex READ personIndex WRITE setPersonIndex NOTIFY choiceChanged)
    Q_PROPERTY(FibreDesk::RecordModel *steps READ steps CONSTANT)
    /// Tags of the template that ERPNext does not have: the jobs are made without them.
    Q_PROPERTY(QString missingTags READ missingTags NOTIFY previewChanged)
    /// Why it cannot be made as it stands; empty = it can.
    Q_PROPERTY(QString problem READ problem NOTIFY previewChanged)
    Q_PROPERTY(bool isPreparing READ isPreparing NOTIFY previewChanged)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY previewChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY previewChanged)

public:
    TemplateController(JobMaking *making, DispatchController *desk, Store::Mirror *mirror,
        const Erp::FieldMap *map);

    /// Own templates; read each time the sheet opens. The same format as the built-in ones.
    void setFile(const QString &file) { m_file = file; }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] int index() const { return m_index; }
    void setIndex(int index);
    [[nodiscard]] QStringList faults() const;
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] QString searchText() const { return m_searchText; }
    void setSearchText(const QString &text);
    [[nodiscard]] RecordModel *matches() { return &m_matches; }
    [[nodiscard]] QString customer() const;
    [[nodiscard]] QStringList locations() const;
    [[nodiscard]] int locationIndex() const { return m_location; }
    void setLocationIndex(int index);
    [[nodiscard]] QString firstDay() const { return m_firstDay; }
    void setFirstDay(const QString &iso);
    [[nodiscard]] QStringList people() const;
    [[nodiscard]] int personIndex() const { return m_person; }
    void setPersonIndex(int index);
    [[nodiscard]] RecordModel *steps() { return &m_steps; }
    [[nodiscard]] QString missingTags() const { return m_missingTags.join(QStringLiteral(", ")); }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool isPreparing() const { return m_isPreparing; }
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    /// For the customer of the selected job, where there is one.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void beginFor(
        const QString &customer, const QString &location, const QString &ticket = {});
    /// The customer, and the location where it is one, of a match.
    Q_INVOKABLE void choose(int match);
    Q_INVOKABLE void create();
    Q_INVOKABLE void close();

Q_SIGNALS:
    void openChanged();
    void templatesChanged();
    void choiceChanged();
    void searchChanged();
    void partyChanged();
    void peopleChanged();
    void previewChanged();
    void created();

private:
    struct Templates {
        std::vector<JobTemplate> all;
        QStringList fileError; ///< why the file of own ones could not be read
        std::vector<TemplateFault> faults;
    };
    struct Preview {
        std::vector<PlacedStep> steps;
        QStringList tags; ///< that there are
    };

    static Templates readAll(const QString &file);
    void loadTemplates();
    void readParty(const QString &customer, const QString &location);
    void search();
    /// Finds the days anew.
    void prepare();
    void showSteps();
    [[nodiscard]] const JobTemplate *chosen() const;
    [[nodiscard]] Job matter() const;
    [[nodiscard]] QString technician() const;
    [[nodiscard]] std::vector<Outbox::NewWrite> writes() const;

    JobMaking *m_making;
    DispatchController *m_desk;
    Store::Mirror *m_mirror;
    const Erp::FieldMap *m_map;
    QString m_file;
    bool m_isOpen = false;
    Templates m_templates;
    int m_index = 0;
    QString m_searchText;
    RecordModel m_matches;
    Store::JobParty m_party;
    int m_location = -1;
    QString m_wantedLocation;
    QString m_ticket;
    QString m_firstDay;
    std::vector<Technician> m_people;
    int m_person = 0; ///< 0 = nobody yet
    std::vector<PlacedStep> m_placed;
    QStringList m_missingTags;
    RecordModel m_steps;
    bool m_isPreparing = false;
    bool m_isAdding = false;
    ErrorText m_error;
    int m_generation = 0; ///< of the preview
    int m_searchGeneration = 0;
    int m_partyGeneration = 0;
};

} // namespace FibreDesk::Dispatch
