namespace EnglishLearning.Core.Accounts;

/// <summary>What somebody may do; each endpoint asks for one. Never stored: roles are, and <see cref="RolePermissions"/> says what they may.</summary>
[Flags]
public enum Permission
{
    None = 0,

    /// <summary>Practise, answer, see and undo one's own answers, join classes.</summary>
    Learn = 1,

    /// <summary>Whatever concerns one's own account: devices, password, export, erasure.</summary>
    OwnAccount = 2,

    /// <summary>Make classes; see and lead the learners of one's own.</summary>
    Teach = 4,

    WriteQuestions = 8,

    ReviewQuestions = 16,

    /// <summary>Pseudonymous answers, for training and evaluation.</summary>
    ReadTrainingData = 32,

    ManageModels = 64,

    /// <summary>The dashboard and what else keeps the service running; nobody's data.</summary>
    Operate = 128,

    /// <summary>Whether the rules of protection are kept.</summary>
    ReadCompliance = 256,

    ReadAudit = 512,

    /// <summary>Who may do what.</summary>
    ManageRoles = 1024,

    /// <summary>Accounts of others: find, help, close, export and erase on request; record a guardian's consent.</summary>
    ManagePeople = 2048,

    /// <summary>To end the session that one is in.</summary>
    SignOut = 4096,
}
