namespace EnglishLearning.Accounts.Erasure;

/// <summary>
/// Something of accounts' database that names people: whoever adds a table of that kind adds one of these. Called in the transaction in
/// which the person's key goes; done again it finds nothing.
/// </summary>
internal interface IErasurePart
{
    Task EraseAsync(Guid personId);
}
